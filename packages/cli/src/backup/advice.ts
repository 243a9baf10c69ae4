import type { JudgedCheckpoint, Keeper, Verdict } from '@order-ledger/audit';
import { assertNever } from '@order-ledger/domain';

/* What a person can do about a checkpoint that does not go with its event store. */

const meaning: Readonly<Record<Exclude<Verdict, 'ok'>, string>> = {
  beyond_head:
    'The event store is older than this database: events that were seen here are not there.',
  foreign_store: 'This database was made from another event store.',
  other_history:
    'The event store is older than this database, and was written to since: what is here was never there.',
};

const first: Readonly<Record<Exclude<Verdict, 'ok'>, string>> = {
  beyond_head: 'Restore the newest copy of the event store. When there is none that is newer:',
  foreign_store: 'Look at EVENTSTORE_URL and POSTGRES_URL. When both are meant:',
  other_history: 'Restore the newest copy of the event store. When there is none that is newer:',
};

const remedy = (keeper: Keeper, names: readonly string[], verdict: Verdict): string => {
  switch (keeper) {
    case 'projection': {
      const projections = new Set(names.map((name) => name.split(' ', 1)[0]));
      const accept = verdict === 'foreign_store' ? ' --accept-store' : '';
      return `  ledger rebuild ${[...projections].join(' ')} --from-scratch${accept}`;
    }
    case 'process-manager':
      return (
        '  restore this database from a copy that is not newer than the event store. Or empty the\n' +
        '  schema process_manager: it follows the ledger again from the start, and what it asks for\n' +
        '  again has the ids that it had.'
      );
    case 'causes':
      return '  nothing: the index of causes is made again by the next ledger why.';
    default:
      return assertNever(keeper);
  }
};

/** A paragraph for each kind of trouble; empty when all is well. */
export const adviceFor = (checkpoints: readonly JudgedCheckpoint[]): readonly string[] => {
  const wrong = checkpoints.filter(({ verdict }) => verdict !== 'ok');
  const verdicts = [...new Set(wrong.map(({ verdict }) => verdict))].filter(
    (verdict) => verdict !== 'ok',
  );
  return verdicts.map((verdict) => {
    const these = wrong.filter((each) => each.verdict === verdict);
    const keepers = [...new Set(these.map(({ keeper }) => keeper))];
    const remedies = keepers.map((keeper) => {
      const names = these.filter((each) => each.keeper === keeper).map(({ name }) => name);
      return `${keeper}:\n${remedy(keeper, names, verdict)}`;
    });
    return [meaning[verdict], first[verdict], ...remedies].join('\n');
  });
};
