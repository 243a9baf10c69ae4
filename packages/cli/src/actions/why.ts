import { setTimeout as delay } from 'node:timers/promises';
import { catchUpCauses, migrateCauses, tellCauses } from '@order-ledger/causes';
import type { CatchUpOptions, CatchUpProgress, CausesTables } from '@order-ledger/causes';
import type { EventStoreOption, JsonOption, PostgresOption } from '../commands/options.ts';
import { print, printJson } from '../terminal/output.ts';
import { shareUpTo, withLedgerProgress } from '../terminal/progress.ts';
import { drawTree } from '../why/draw.ts';
import { withLedger } from './open-ledger.ts';
import type { OpenLedger } from './open-ledger.ts';

type Options = PostgresOption & EventStoreOption & JsonOption & { readonly limit: number };

/** What takes longer is worth a progress bar. */
const unseenMs = 1_000;

/** Most often there is next to nothing to do, and nothing to see of it. */
const catchUp = async (options: CatchUpOptions): Promise<void> => {
  let show: ((progress: CatchUpProgress) => void) | undefined;
  const catching = catchUpCauses({ ...options, onProgress: (progress) => show?.(progress) });
  const quick = delay(unseenMs, 'late' as const, { ref: false });
  if ((await Promise.race([catching, quick])) !== 'late') return;
  await withLedgerProgress('indexing the ledger', async (report) => {
    show = ({ position, head, events }) =>
      report({ doing: 'reading events', share: shareUpTo(position, head), events });
    await catching;
  });
};

export const why = async (id: string, options: Options): Promise<void> => {
  const open = { name: 'ledger why', access: 'write', interruptible: true } as const;
  const tree = await withLedger(options, open, async (ledger: OpenLedger<CausesTables>) => {
    const { db, eventStore, signal } = ledger;
    await migrateCauses(db);
    await catchUp({ db, eventStore, signal });
    return await tellCauses({ db, eventStore, limit: options.limit }, id);
  });
  if (tree === undefined) throw new Error(`the ledger knows nothing of ${id}`);
  if (options.json) printJson(tree);
  else print(drawTree(tree));
};
