import { setTimeout as delay } from 'node:timers/promises';
import { type Followers, followersJson, watchFollowers } from '@order-ledger/audit/followers';
import type { ProcessManagerDatabase, ReadModelDatabase } from '@order-ledger/read-model';
import Table from 'cli-table3';
import type { EventStoreOption, JsonOption, PostgresOption } from '../commands/options.ts';
import { instant, print, printJson } from '../terminal/output.ts';
import { withLedger } from './open-ledger.ts';

/** Over which the rate is measured. */
const watchMs = 1_000;

const movement = ['position', 'behind', 'lag', 'events/s', 'moved'];

const movementOf = (
  each: Followers['subscriptions'][number] | Followers['generations'][number],
): readonly string[] => [
  `${each.position}`,
  `${each.behind}`,
  `${each.lagSeconds.toFixed(1)} s`,
  `${each.rate ?? '–'}`,
  instant(each.updatedAt),
];

const projectionsTable = ({ generations }: Followers): string => {
  const head = ['projection', 'generation', 'version', 'status', ...movement, 'last error'];
  const table = new Table({ head });
  for (const each of generations) {
    const { name, generation, version, status, lastError } = each;
    table.push([name, generation, version, status, ...movementOf(each), lastError ?? '–']);
  }
  return table.toString();
};

const subscriptionsTable = ({ subscriptions }: Followers): string => {
  const table = new Table({ head: ['subscription', ...movement] });
  for (const each of subscriptions) table.push([each.name, ...movementOf(each)]);
  return table.toString();
};

type Database = ReadModelDatabase & ProcessManagerDatabase;

export const projections = async (
  options: PostgresOption & EventStoreOption & JsonOption,
): Promise<void> => {
  const access = { name: 'ledger projections', access: 'read' } as const;
  const followers = await withLedger<Followers, Database>(
    options,
    access,
    async ({ db, eventStore }) => {
      const watch = watchFollowers(db, eventStore);
      await watch.begin();
      await delay(watchMs);
      return await watch.look();
    },
  );
  if (options.json) printJson(followersJson(followers));
  else print(`${projectionsTable(followers)}\n${subscriptionsTable(followers)}`);
  const broken = followers.generations.some(
    ({ status, lastError }) => status === 'live' && lastError !== null,
  );
  process.exitCode = broken ? 1 : 0;
};
