import { randomBytes } from 'node:crypto';
import { quietPool, testDatabase } from '@order-ledger/embedded/testing';
import * as fc from 'fast-check';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPersonalData, guestPerson, migratePersonalData, userPerson } from '../src/index.ts';
import type { PersonalDataDatabase } from '../src/index.ts';

const url = await testDatabase();
const statements: string[] = [];
const db = new Kysely<PersonalDataDatabase>({
  dialect: new PostgresDialect({ pool: quietPool(url, { max: 4 }) }),
  log: ({ query }) => {
    if (query.sql.includes('person_key')) statements.push(query.sql);
  },
});
const masterKey = randomBytes(32);
/** Each stands for a process of its own; none remembers a key. */
const process = (key = masterKey) => createPersonalData({ db, masterKey: key, cacheMs: 1 });

beforeAll(async () => {
  await Promise.all([migratePersonalData(db), migratePersonalData(db)]);
});
afterAll(async () => await db.destroy());

let people = 0;
const somebody = (): string => userPerson(`u${(people += 1)}`);

it('opens in another process what one has sealed, whatever the text', async () => {
  const [writer, reader] = [process(), process()];
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const sealed = await writer.seal(somebody(), text);
      expect(await reader.open(sealed)).toBe(text.toWellFormed());
    }),
    { numRuns: 50 },
  );
});

it('seals the same text differently each time, and never in clear', async () => {
  const person = somebody();
  const data = process();
  const [a, b] = [
    await data.seal(person, '1 Main Street'),
    await data.seal(person, '1 Main Street'),
  ];
  expect(a.sealed).not.toBe(b.sealed);
  expect(Buffer.from(a.sealed, 'base64').includes('Main')).toBe(false);
});

it('erases everything of one person and of nobody else, for every process', async () => {
  const [one, other] = [somebody(), guestPerson('o-1')];
  const [writer, reader] = [process(), process()];
  const sealed = [
    await writer.seal(one, 'a'),
    await writer.seal(other, 'b'),
    await writer.seal(one, 'c'),
  ];
  expect(await reader.openMany(sealed)).toEqual(['a', 'b', 'c']);
  await writer.erase(one);
  await expect.poll(async () => await reader.openMany(sealed)).toEqual([null, 'b', null]);
});

it('says since when everything is erased, also for who never had anything', async () => {
  const [person, stranger] = [somebody(), somebody()];
  const sealed = await process().seal(person, 'a');
  const erasedAt = await process().erase(person);
  expect(await process().erase(person)).toEqual(erasedAt);
  expect(await process().erase(stranger)).toEqual(await process().erase(stranger));
  await process().seal(person, 'b');
  expect((await process().erase(person)).getTime()).toBeGreaterThan(erasedAt.getTime());
  expect(await process().open(sealed)).toBeNull();
  expect(await process().open(await process().seal(stranger, 'c'))).toBe('c');
});

it('uses a key that was erased elsewhere no longer than it remembers keys', async () => {
  const person = somebody();
  const remembering = createPersonalData({ db, masterKey, cacheMs: 400 });
  const old = await remembering.seal(person, 'old');
  await process().erase(person);
  await expect.poll(async () => await remembering.open(old), { timeout: 40_000 }).toBeNull();
  const sealed = await remembering.seal(person, 'new');
  expect(await process().open(sealed)).toBe('new');
});

it('leaves no key behind', async () => {
  const person = somebody();
  await process().seal(person, 'a');
  await process().erase(person);
  const { rows } = await sql`select wrapped_key, erased_at is not null as erased
    from personal_data.person_key where person_id = ${person}`.execute(db);
  expect(rows).toEqual([{ wrapped_key: null, erased: true }]);
});

it('gives who comes back a new key: the old text stays erased', async () => {
  const person = somebody();
  const remembering = createPersonalData({ db, masterKey, cacheMs: 60_000 });
  const before = await remembering.seal(person, 'old');
  await process().erase(person);
  const after = await process().seal(person, 'new');
  expect(await process().openMany([before, after])).toEqual([null, 'new']);
  expect(await remembering.open(after)).toBe('new');
});

it('has one key per person however many processes seal at once', async () => {
  const person = somebody();
  const sealed = await Promise.all(
    Array.from({ length: 40 }, async (_, i) => await process().seal(person, String(i))),
  );
  expect(await process().openMany(sealed)).toEqual(Array.from({ length: 40 }, (_, i) => String(i)));
});

it('asks once for many people at once', async () => {
  const data = process();
  const ids = Array.from({ length: 200 }, somebody);
  statements.length = 0;
  const sealed = await Promise.all(ids.map(async (id) => await data.seal(id, id)));
  expect(statements).toHaveLength(1);
  statements.length = 0;
  expect(await process().openMany(sealed)).toEqual(ids);
  expect(statements).toHaveLength(1);
});

it('has the key in the database before the text can be used', async () => {
  const person = somebody();
  const sealed = await process().seal(person, 'a');
  const { rows } =
    await sql`select 1 from personal_data.person_key where person_id = ${person}`.execute(db);
  expect(rows).toHaveLength(1);
  expect(await process().open(sealed)).toBe('a');
});

it('does not open what was changed, moved to another person, or sealed under another master key', async () => {
  const data = process();
  const sealed = await data.seal(somebody(), 'a');
  const bytes = Buffer.from(sealed.sealed, 'base64');
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  const changed = { ...sealed, sealed: bytes.toString('base64') };
  const broken = { code: 'seal_broken' };
  await expect(data.open(changed)).rejects.toMatchObject(broken);
  await expect(data.open({ ...sealed, sealed: '' })).rejects.toMatchObject(broken);
  await expect(process(randomBytes(32)).open(sealed)).rejects.toMatchObject(broken);
  const other = somebody();
  await data.seal(other, 'b');
  expect(await data.open({ ...sealed, personId: other })).toBeNull();
});

it('lets a broken key of one person not fail the others of its batch', async () => {
  const [bad, good] = [somebody(), somebody()];
  const sealed = [await process().seal(bad, 'a'), await process().seal(good, 'b')] as const;
  await sql`update personal_data.person_key set wrapped_key = '\\x00' where person_id = ${bad}`.execute(
    db,
  );
  const data = process();
  const results = await Promise.allSettled(sealed.map(data.open));
  expect(results).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: 'b' }]);
});

it('refuses a master key of another size', () => {
  expect(() => process(Buffer.alloc(16))).toThrow(RangeError);
});
