/**
 * How fast the whole ledger is audited, beside the bare rate of draining the store with the client,
 * and the memory that it takes. `node bench/audit.ts [events]`
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryEventStore } from '@order-ledger/embedded/testing';
import { connectEventStore } from '@order-ledger/event-store';
import { startProjector } from '@order-ledger/projector';
import { readModelMigrations } from '@order-ledger/read-model';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import { connectPostgres, createLogger, migrate } from '@order-ledger/service-kit';
import pWaitFor from 'p-wait-for';
import { writeOrders } from './audit/write-orders.ts';

interface Measured {
  readonly seconds: number;
  readonly events: number;
  readonly maxRssMiB: number;
  readonly findings: number;
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const count = Number(process.argv[2] ?? 100_000);
const measurer = fileURLToPath(new URL('audit/measure.ts', import.meta.url));

/** In a process of its own, so that its memory is its own. */
const measure = async (what: string, urls: readonly string[]): Promise<Measured> => {
  const { stdout } = await promisify(execFile)(process.execPath, [measurer, what, ...urls]);
  return JSON.parse(stdout) as Measured;
};

const rate = ({ events, seconds }: Measured): string =>
  `${Math.round(events / seconds)
    .toLocaleString('en')
    .padStart(8)} events/s`;

const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(1)} s`;

const server = await temporaryEventStore();
const postgresUrl = await server.postgres.createDatabase('order_ledger');
const eventStore = connectEventStore({ url: server.url });
const logger = createLogger({ service: 'bench', level: 'warn' });
const db = connectPostgres<ReadModelDatabase>({
  url: postgresUrl,
  applicationName: 'bench',
  logger,
});
try {
  await migrate(db, readModelMigrations);
  const writing = performance.now();
  await writeOrders(eventStore, count);
  print(`${count.toLocaleString('en')} events written in ${seconds(writing)}`);
  const projecting = performance.now();
  const projector = await startProjector({ db, eventStore, logger, service: 'projector' });
  const head = await eventStore.head();
  await pWaitFor(
    async () => {
      const checkpoints = await db
        .selectFrom('read_model.projection_checkpoint')
        .select('position')
        .where('name', '<>', 'product')
        .execute();
      return (
        checkpoints.length === 4 && checkpoints.every(({ position }) => BigInt(position) >= head)
      );
    },
    { interval: 250 },
  );
  await projector.stop();
  await projector.app.close();
  print(`read models filled in ${seconds(projecting)}`);
  const urls = [server.url, postgresUrl];
  for (let round = 0; round < 3; round += 1) {
    const drained = await measure('drain', urls);
    const audited = await measure('audit', urls);
    const ratio = (drained.seconds / audited.seconds).toFixed(2);
    print(
      `drain ${rate(drained)}  audit ${rate(audited)}  ratio ${ratio}  ` +
        `memory ${audited.maxRssMiB} MiB  findings ${audited.findings}`,
    );
  }
} finally {
  await Promise.all([eventStore.close(), db.destroy()]);
  await server.dispose();
}
