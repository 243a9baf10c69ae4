import { DatabaseError } from 'pg';

/** Connection exceptions, resources gone, shutdown, a deadlock that was ended; and the sockets' own. */
const unavailableCode =
  /^(08...|53...|57P..|57014|40P01|ECONN\w+|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)$/;
const unavailableMessage =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error/;

/**
 * Whether a session's statement is not, or no more, what it was prepared as, so that it can never run
 * again: its columns are others now (PostgreSQL has no code of its own for that), or it is not there,
 * since a proxy has given the session of the server to somebody else.
 */
export const isStatementStale = (error: unknown): boolean =>
  error instanceof DatabaseError &&
  (error.routine === 'RevalidateCachedQuery' || /^(26000|42P05)$/.test(error.code ?? ''));

/** Whether an error says that the database cannot be used now, so that a retry can help. */
export const isPostgresUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code: unknown = 'code' in error ? error.code : undefined;
  return (
    (typeof code === 'string' && unavailableCode.test(code)) ||
    unavailableMessage.test(error.message) ||
    isStatementStale(error)
  );
};
