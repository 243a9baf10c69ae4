import {
  type RebuildOptions,
  type RebuiltProjection,
  rebuild,
  rebuildStatementTimeoutMs,
  rollBack,
} from '@order-ledger/projector';
import {
  type ProjectionName,
  projectionNames,
  readModelMigrations,
} from '@order-ledger/read-model';
import { migrate } from '@order-ledger/service-kit';
import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { rebuiltJson, rebuiltText } from '../rebuild/report.ts';
import { print, printJson } from '../terminal/output.ts';
import { withProgress } from '../terminal/progress.ts';
import { connected } from './connection-options.ts';
import type { EventStoreOption, JsonOption, PostgresOption } from './connection-options.ts';
import { withLedger } from './open-ledger.ts';

interface Options extends PostgresOption, EventStoreOption, JsonOption {
  readonly all?: true;
  readonly fromScratch?: true;
  readonly dryRun?: true;
  readonly rollback?: true;
  readonly acceptStore?: true;
}

/** A failed projection, and a dry run that found a difference, are for somebody to look at. */
const isSound = ({ outcome, comparison }: RebuiltProjection): boolean =>
  outcome === 'switched' || (outcome === 'compared' && comparison?.differences === 0);

const run = async (
  work: (options: RebuildOptions) => Promise<readonly RebuiltProjection[]>,
  options: Omit<RebuildOptions, 'onProgress'>,
): Promise<readonly RebuiltProjection[]> =>
  await withProgress(
    `${options.projections.length === 1 ? options.projections[0] : 'projections'}`,
    1,
    async (_, set) =>
      await work({
        ...options,
        // Positions tell how far it is; how many events there are nobody has counted.
        onProgress: ({ position, head }) => set(Number(position), Math.max(1, Number(head))),
      }),
    'positions',
  );

const rebuildAll = async (
  named: readonly ProjectionName[],
  options: Options,
  command: Command,
): Promise<void> => {
  if ((options.all === true) === named.length > 0) {
    command.error('name projections, or say --all');
  }
  const projections = options.all ? projectionNames : [...new Set(named)];
  const { fromScratch = false, dryRun = false, acceptStore = false } = options;
  const access = {
    name: 'ledger rebuild',
    access: 'write',
    statementTimeoutMs: rebuildStatementTimeoutMs,
    interruptible: true,
  } as const;
  const results = await withLedger(options, access, async ({ db, eventStore, logger, signal }) => {
    await migrate(db, readModelMigrations);
    const work = options.rollback ? rollBack : rebuild;
    const shared = { db, eventStore, logger, projections, signal };
    return await run(work, { ...shared, fromScratch, dryRun, acceptStore });
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
    .addHelpText(
      'after',
      '\nEnd it when you like: the next one goes on where it was.' +
        '\nExit codes: 0 switched, or a dry run without differences; 1 failed, running already, or differences; 2 wrong usage.',
    )
    .action(rebuildAll);
};
