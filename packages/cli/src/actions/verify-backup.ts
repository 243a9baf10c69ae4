import { type BackupReport, type JudgedCheckpoint, verifyBackup } from '@order-ledger/audit';
import Table from 'cli-table3';
import pc from 'picocolors';
import { adviceFor } from '../backup/advice.ts';
import type { EventStoreOption, JsonOption, PostgresOption } from '../commands/options.ts';
import { print, printJson } from '../terminal/output.ts';
import { withLedger } from './open-ledger.ts';

type VerifyOptions = PostgresOption & EventStoreOption & JsonOption;

const verdictTexts = {
  ok: 'ok',
  beyond_head: 'beyond head',
  foreign_store: 'foreign store',
  other_history: 'other history',
} as const;

const verdictText = ({ verdict }: JudgedCheckpoint): string =>
  (verdict === 'ok' ? pc.green : pc.red)(verdictTexts[verdict]);

const jsonOf = ({ head, storeId, checkpoints }: BackupReport) => ({
  holds: checkpoints.every(({ verdict }) => verdict === 'ok'),
  head: `${head}`,
  store_id: storeId,
  checkpoints: checkpoints.map(({ keeper, name, position, storeId: store, verdict, row }) => ({
    keeper,
    name,
    position: `${position}`,
    store_id: store,
    verdict,
    row: row
      ? { stream: row.stream, revision: `${row.revision}`, position: `${row.position}` }
      : null,
  })),
});

const textOf = ({ head, storeId, checkpoints }: BackupReport): string => {
  const table = new Table({ head: ['kept by', 'name', 'position', 'behind', 'verdict'] });
  for (const checkpoint of checkpoints) {
    const { keeper, name, position } = checkpoint;
    const behind =
      position > head || checkpoint.verdict === 'foreign_store' ? '–' : head - position;
    table.push([keeper, name, `${position}`, `${behind}`, verdictText(checkpoint)]);
  }
  const rows = checkpoints.flatMap(({ name, row }) =>
    row
      ? [`${name}: a row of revision ${row.revision} of ${row.stream}, position ${row.position}`]
      : [],
  );
  return [
    `event store ${storeId}, newest event at position ${head}`,
    checkpoints.length === 0 ? 'This database has no checkpoint.' : table.toString(),
    ...rows,
    ...adviceFor(checkpoints).map((advice) => `\n${advice}`),
  ].join('\n');
};

export const verify = async (options: VerifyOptions): Promise<void> => {
  const access = { name: 'ledger verify-backup', access: 'read' } as const;
  const report = await withLedger(
    options,
    access,
    async ({ db, eventStore }) => await verifyBackup(db, eventStore),
  );
  if (options.json) printJson(jsonOf(report));
  else print(textOf(report));
  if (report.checkpoints.some(({ verdict }) => verdict !== 'ok')) process.exitCode = 1;
};
