import { setTimeout as delay } from 'node:timers/promises';
import Table from 'cli-table3';
import type { Command } from 'commander';
import { type ProjectionStatus, projectionStatuses } from '../projections/status.ts';
import { instant, print, printJson } from '../terminal/output.ts';
import { connected } from './connection-options.ts';
import type { EventStoreOption, JsonOption, PostgresOption } from './connection-options.ts';
import { withLedger } from './open-ledger.ts';

const watchMs = 1_000;

const json = (status: ProjectionStatus) => ({
  projection: status.name,
  generation: status.generation,
  version: status.version,
  status: status.status,
  position: status.position,
  events_behind: status.behind,
  lag_seconds: status.lagSeconds,
  events_per_second: status.rate,
  updated_at: status.updatedAt,
  last_error: status.lastError,
});

const tableOf = (statuses: readonly ProjectionStatus[]): string => {
  const head = ['projection', 'generation', 'version', 'status', 'position', 'behind', 'lag'];
  const table = new Table({ head: [...head, 'events/s', 'moved', 'last error'] });
  for (const each of statuses) {
    const { name, generation, version, status, position, behind, lagSeconds, rate } = each;
    const lag = `${lagSeconds.toFixed(1)} s`;
    const how = [name, generation, version, status, position, behind, lag, rate].map(String);
    table.push([...how, instant(each.updatedAt), each.lastError ?? '–']);
  }
  return table.toString();
};

const projections = async (options: PostgresOption & EventStoreOption & JsonOption) => {
  const access = { name: 'ledger projections', access: 'read' } as const;
  const statuses = await withLedger(
    options,
    access,
    async ({ db, eventStore }) =>
      await projectionStatuses(db, eventStore, async () => await delay(watchMs)),
  );
  if (options.json) printJson(statuses.map(json));
  else print(tableOf(statuses));
  const isWell = ({ status, lastError }: ProjectionStatus): boolean =>
    status !== 'live' || lastError === null;
  process.exitCode = statuses.every(isWell) ? 0 : 1;
};

/** `ledger projections`: how far every generation of every projection is. */
export const addProjectionsCommand = (program: Command): void => {
  connected(program.command('projections'), 'postgres', 'eventStore')
    .description('every generation of every projection: version, position, lag, rate, last error')
    .addHelpText(
      'after',
      '\nMore than 10,000 events behind are told as 10,000.' +
        '\nExit codes: 0 done, 1 a live projection has met an error, 2 wrong usage.',
    )
    .action(projections);
};
