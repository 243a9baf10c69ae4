import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const personKey: Migration = {
  up: async (db: Kysely<never>) => {
    await db.schema
      .createTable('personal_data.person_key')
      .addColumn('person_id', 'text', (column) => column.primaryKey())
      .addColumn('key_id', 'uuid', (column) => column.notNull())
      .addColumn('wrapped_key', 'bytea')
      .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addColumn('erased_at', 'timestamptz')
      .addCheckConstraint(
        'a_person_has_a_key_or_is_erased',
        sql`(wrapped_key is null) = (erased_at is not null)`,
      )
      .execute();
  },
};
