import { readFile, writeFile } from 'node:fs/promises';
import { readRawAll } from '@order-ledger/event-store';
import { sql } from 'kysely';
import { afterEach, beforeAll, expect, test } from 'vitest';
import {
  CertificateError,
  NothingToCertifyError,
  auditExport,
  encodeExportLine,
  generateSigningKey,
  readCertificate,
  runAudit,
  signCertificate,
} from '../src/index.ts';
import { certified, certify, key } from './support/certified.ts';
import { placeOrder, reserve, writeLives } from './support/lives.ts';
import { testSystem } from './support/system.ts';
import { deleteEvents, keepAll, storedRows } from './support/tamper.ts';
import type { StoredRow } from './support/tamper.ts';

const system = await testSystem();
let kept: Awaited<ReturnType<typeof keepAll>>;
let events: readonly StoredRow[] = [];
let path = '';

beforeAll(async () => {
  await system.eventStore().storeIdentity();
  await writeLives(system.writer(), 1);
  await system.project();
  path = await certify(system);
  events = await storedRows(system);
  kept = await keepAll(system);
});

afterEach(async () => {
  await kept.restoreLog();
  await kept.restoreRows();
  await system.restartStore();
});

/** Without read models, so that nothing but the certificate can know. */
const audited = async (withCertificate: boolean) => {
  await system.restartStore();
  const certificate = await readCertificate(path, key.publicPem);
  return await runAudit({
    eventStore: system.eventStore(),
    settleMs: 0,
    ...(withCertificate && { certificate }),
  });
};

const lastOf = (category: string): StoredRow => {
  const found = events.findLast(({ stream }) => stream.startsWith(category));
  if (found === undefined) throw new Error(`there is no ${category}`);
  return found;
};

test('what is certified is what an audit finds', async () => {
  const { certificate } = await certified(system);
  const report = await audited(true);
  expect(report.findings).toStrictEqual([]);
  expect(certificate).toMatchObject({
    format: 'order-ledger-certificate/1',
    position: `${report.position}`,
    root: report.root,
    events: report.events,
    streams: report.streams,
    store_id: report.storeId,
  });
  expect(certificate.checked).toEqual(expect.arrayContaining(['oversold', 'row_differs']));
});

test('a ledger that has grown since still has what was certified', async () => {
  const orderId = '00000000-0000-4000-8000-000000000001';
  await reserve(system.writer(), orderId);
  await system.writer().order(orderId, placeOrder(orderId));
  const report = await audited(true);
  expect(report.findings).toStrictEqual([]);
  expect(report.root).not.toBe((await readCertificate(path)).root);
});

test.each(['orderNumbers-', 'idempotencyKey-', 'hold-'])(
  'the tail of a %s stream, which is in no read model, is missed by the certificate alone',
  async (category) => {
    const last = lastOf(category);
    await deleteEvents(system, last);
    const alone = (await audited(false)).findings.filter(({ stream }) => stream === last.stream);
    expect(alone).toStrictEqual([]);
    const { findings } = await audited(true);
    expect(findings.filter(({ stream }) => stream === last.stream)).toMatchObject([
      { code: 'certified_stream_missing', expected: 0n, found: null },
    ]);
  },
);

test('a stream that ends earlier than it did is named with both revisions', async () => {
  const last = lastOf('product-');
  await deleteEvents(system, last);
  const { findings } = await audited(true);
  expect(findings).toMatchObject([
    { code: 'certified_stream_cut', stream: last.stream, expected: 3n, found: 2n },
  ]);
});

test('a store that was cut is shorter than was certified', async () => {
  const { position } = events.at(-3) ?? lastOf('order-');
  await sql`delete from event_store.events where position >= ${position}`.execute(system.log);
  const { findings } = await audited(true);
  expect(findings.map(({ code }) => code)).toContain('certified_ledger_cut');
});

const exported = async (keep: (stream: string) => boolean = () => true): Promise<string> => {
  const file = `${path}.export`;
  const lines: string[] = [];
  const prefixes = ['order-', 'stockReservation-', 'product-', 'hold-', 'orderNumbers-'];
  for await (const event of readRawAll(system.eventStore(), {
    prefixes: [...prefixes, 'idempotencyKey-'],
  })) {
    if (keep(event.stream)) lines.push(`${encodeExportLine(event)}\n`);
  }
  await writeFile(file, lines.join(''));
  return file;
};

test('an export is held against the certificate without any server', async () => {
  const certificate = await readCertificate(path, key.publicPem);
  const report = await auditExport(await exported(), { certificate, settleMs: 0 });
  expect(report.findings).toStrictEqual([]);
  expect(report.root).toBe(certificate.root);
  const { stream } = lastOf('idempotencyKey-');
  const less = await exported((each) => each !== stream);
  const { findings } = await auditExport(less, { certificate, settleMs: 0 });
  expect(findings).toMatchObject([{ code: 'certified_stream_missing', stream }]);
});

test('a certificate that was changed, or signed by another, is none', async () => {
  const text = await readFile(path, 'utf8');
  const changed = async (from: RegExp | string, to: string): Promise<string> => {
    const file = `${path}.changed`;
    await writeFile(file, text.replace(from, to));
    return file;
  };
  const events = /"events":\d/;
  await expect(readCertificate(await changed(events, '"events":9'))).rejects.toThrow('signature');
  const hash = /"hash":"[0-9a-f]{64}"/;
  const other = `"hash":"${'0'.repeat(64)}"`;
  await expect(readCertificate(await changed(hash, other))).rejects.toThrow('root');
  await expect(readCertificate(await changed(/^.*/, '{}'))).rejects.toThrow(CertificateError);
  const { publicPem } = generateSigningKey();
  await expect(readCertificate(path, publicPem)).rejects.toThrow('another key');
});

test('without its list, a certificate can still say that something has changed', async () => {
  const [line = ''] = (await readFile(path, 'utf8')).split('\n');
  const file = `${path}.brief`;
  await writeFile(file, `${line}\n`);
  const certificate = await readCertificate(file, key.publicPem);
  await deleteEvents(system, lastOf('idempotencyKey-'));
  await system.restartStore();
  const report = await runAudit({ eventStore: system.eventStore(), settleMs: 0, certificate });
  expect(report.findings).toMatchObject([{ code: 'certified_root_differs' }]);
});

test('where anything is wrong there is nothing to certify', async () => {
  await sql`update read_model.stock set received = received + 1`.execute(system.db);
  const report = await system.audit();
  expect(() => signCertificate(report, key.privatePem)).toThrow(NothingToCertifyError);
});
