import {
  type RebuiltProjection,
  rebuild,
  rebuildBatchSize,
  rebuildStatementTimeoutMs,
  rollBack,
} from '@order-ledger/projector';
import {
  type ProjectionName,
  projectionNames,
  readModelMigrations,
} from '@order-ledger/read-model';
import { migrate } from '@order-ledger/service-kit';
import type { Command } from 'commander';
import type { EventStoreOption, JsonOption, PostgresOption } from '../commands/options.ts';
import { withRebuildProgress } from '../rebuild/progress.ts';
import { rebuiltJson, rebuiltText } from '../rebuild/report.ts';
import { print, printJson } from '../terminal/output.ts';
import { withLedger } from './open-ledger.ts';

interface Options extends PostgresOption, EventStoreOption, JsonOption {
  readonly all?: true;
  readonly fromScratch?: true;
  readonly dryRun?: true;
  readonly rollback?: true;
  readonly acceptStore?: true;
  readonly batch?: number;
}

/** A failed projection, and a dry run that found a difference, are for somebody to look at. */
const isSound = ({ outcome, comparison }: RebuiltProjection): boolean =>
  outcome === 'switched' || (outcome === 'compared' && comparison?.differences === 0);

export const rebuildAll = async (
  named: readonly ProjectionName[],
  options: Options,
  command: Command,
): Promise<void> => {
  if ((options.all === true) === named.length > 0) {
    command.error('name projections, or say --all');
  }
  const projections = options.all ? projectionNames : [...new Set(named)];
  const {
    fromScratch = false,
    dryRun = false,
    acceptStore = false,
    batch: batchSize = rebuildBatchSize,
  } = options;
  const access = {
    name: 'ledger rebuild',
    access: 'write',
    statementTimeoutMs: rebuildStatementTimeoutMs,
    interruptible: true,
  } as const;
  const [first = '', ...others] = projections;
  const title = others.length === 0 ? first : `${projections.length} projections`;
  const results = await withLedger(options, access, async (ledger) => {
    await migrate(ledger.db, readModelMigrations);
    const work = options.rollback ? rollBack : rebuild;
    const wanted = { projections, fromScratch, dryRun, acceptStore, batchSize };
    return await withRebuildProgress(
      title,
      async (onProgress) => await work({ ...ledger, ...wanted, onProgress }),
    );
  });
  if (options.json) printJson(results.map(rebuiltJson));
  else print(rebuiltText(results));
  process.exitCode = results.every(isSound) ? 0 : 1;
};
