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
import { Argument, InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { withRebuildProgress } from '../rebuild/progress.ts';
import { rebuiltJson, rebuiltText } from '../rebuild/report.ts';
import { print, printJson } from '../terminal/output.ts';
import { connected } from './connection-options.ts';
import type { EventStoreOption, JsonOption, PostgresOption } from './connection-options.ts';
import { withLedger } from './open-ledger.ts';

interface Options extends PostgresOption, EventStoreOption, JsonOption {
  readonly all?: true;
  readonly fromScratch?: true;
  readonly dryRun?: true;
  readonly rollback?: true;
  readonly acceptStore?: true;
  readonly batch: number;
}

/** A failed projection, and a dry run that found a difference, are for somebody to look at. */
const isSound = ({ outcome, comparison }: RebuiltProjection): boolean =>
  outcome === 'switched' || (outcome === 'compared' && comparison?.differences === 0);

const batchOption = (text: string): number => {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be an integer from 1 to 999999.');
};

const rebuildAll = async (
  named: readonly ProjectionName[],
  options: Options,
  command: Command,
): Promise<void> => {
  if ((options.all === true) === named.length > 0) {
    command.error('name projections, or say --all');
  }
  const projections = options.all ? projectionNames : [...new Set(named)];
  const { fromScratch = false, dryRun = false, acceptStore = false, batch: batchSize } = options;
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

/** `ledger rebuild`: new tables beside those that are read, and the switch. */
export const addRebuildCommand = (program: Command): void => {
  connected(program.command('rebuild'), 'postgres', 'eventStore')
    .description(
      'fill projections again from the ledger, beside the tables that are read, and switch',
    )
    .addArgument(new Argument('[projections...]', 'which').choices(projectionNames))
    .option('--all', 'every projection')
    .option('--from-scratch', 'throw away what an earlier rebuild has left half-built')
    .option('--dry-run', 'build and compare, report the differences, do not switch')
    .addOption(
      new Option('--rollback', 'go back to the generation before').conflicts([
        'dryRun',
        'fromScratch',
      ]),
    )
    .option('--accept-store', 'also when the live rows are of another event store')
    .option('--batch <events>', 'events per transaction', batchOption, rebuildBatchSize)
    .addHelpText(
      'after',
      '\nEnd it when you like: the next one goes on where it was.' +
        '\nExit codes: 0 switched, or a dry run without differences; 1 failed, running already, or differences; 2 wrong usage.',
    )
    .action(rebuildAll);
};
