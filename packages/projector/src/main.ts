import { connectEventStore } from '@order-ledger/event-store';
import { type ReadModelDatabase, readModelMigrations } from '@order-ledger/read-model';
import {
  baseConfigShape,
  connectPostgres,
  migrate,
  parseConfig,
  runService,
  variable,
} from '@order-ledger/service-kit';
import { z } from 'zod';
import { startProjector } from './app.ts';
import { rebuildStatementTimeoutMs } from './rebuild/options.ts';

const configSchema = z.object({
  ...baseConfigShape,
  EVENTSTORE_URL: variable.url('esdb', 'esdb+discover'),
  POSTGRES_URL: variable.url('postgres', 'postgresql'),
});

runService({
  name: 'projector',
  defaultPort: 3002,
  start: async (env, logger) => {
    const config = parseConfig(configSchema, env);
    const service = config.SERVICE ?? 'projector';
    const server = { url: config.POSTGRES_URL, logger };
    const db = connectPostgres<ReadModelDatabase>({
      ...server,
      applicationName: service,
      // Rows and checkpoint are undone together, and done again.
      lazyCommits: true,
    });
    const rebuildDb = connectPostgres<ReadModelDatabase>({
      ...server,
      applicationName: `${service} rebuild`,
      statementTimeoutMs: rebuildStatementTimeoutMs,
    });
    const applied = await migrate(db, readModelMigrations);
    logger.info({ applied }, 'read model is up to date');
    const eventStore = connectEventStore({ url: config.EVENTSTORE_URL, logger });
    const projector = await startProjector({ db, rebuildDb, eventStore, logger, service });
    const close = async (): Promise<void> => {
      await projector.stop();
      await eventStore.close();
      await Promise.all([db.destroy(), rebuildDb.destroy()]);
    };
    return { app: projector.app, close };
  },
});
