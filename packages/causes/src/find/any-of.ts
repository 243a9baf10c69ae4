import { type RawBuilder, sql } from 'kysely';

/** For `=`: one of these. The text is the same for any number of them, so that it is prepared once. */
export const anyOf = (values: readonly string[]): RawBuilder<string> =>
  sql<string>`any(${[...values]}::text[])`;
