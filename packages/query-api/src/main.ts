import {
  type AccessDatabase,
  accessConfigShape,
  accessSettings,
  createGuard,
  migrateAccess,
} from '@order-ledger/access';
import { connectEventStore } from '@order-ledger/event-store';
import { createPersonalData } from '@order-ledger/personal-data';
import {
  baseConfigShape,
  connectPostgres,
  parseConfig,
  runService,
  variable,
} from '@order-ledger/service-kit';
import { z } from 'zod';
import { buildQueryApi } from './app.ts';
import { auditInThread } from './audits/thread/audit-in-thread.ts';
import type { QueryDatabase } from './parts.ts';

const configSchema = z.object({
  ...baseConfigShape,
  ...accessConfigShape,
  EVENTSTORE_URL: variable.url('esdb', 'esdb+discover'),
  POSTGRES_URL: variable.url('postgres', 'postgresql'),
  MASTER_KEY: variable.key(32),
  READ_WAIT_MS: variable.integer(2_000, 0),
  MAX_STREAMS: variable.integer(1_000, 0),
  MAX_STREAMS_PER_CUSTOMER: variable.integer(20, 0),
  MAX_STREAMS_PER_SERVICE: variable.integer(500, 0),
});

runService({
  name: 'query-api',
  defaultPort: 3001,
  start: async (env, logger) => {
    const config = parseConfig(configSchema, env);
    const service = config.SERVICE ?? 'query-api';
    const db = connectPostgres<QueryDatabase & AccessDatabase>({
      url: config.POSTGRES_URL,
      applicationName: service,
      logger,
    });
    await migrateAccess(db);
    const eventStore = connectEventStore({ url: config.EVENTSTORE_URL, logger });
    const app = buildQueryApi({
      db,
      eventStore,
      trustedProxies: config.TRUSTED_PROXIES,
      guard: createGuard({ ...accessSettings(config), db, logger }),
      personalData: createPersonalData({ db, masterKey: config.MASTER_KEY }),
      logger,
      service,
      readWaitMs: config.READ_WAIT_MS,
      streams: {
        perInstance: config.MAX_STREAMS,
        perCustomer: config.MAX_STREAMS_PER_CUSTOMER,
        perService: config.MAX_STREAMS_PER_SERVICE,
      },
      now: () => new Date(),
      runAudit: auditInThread({
        eventStoreUrl: config.EVENTSTORE_URL,
        postgresUrl: config.POSTGRES_URL,
        applicationName: `${service} audit`,
      }),
    });
    const close = async (): Promise<void> => {
      await eventStore.close();
      await db.destroy();
    };
    return { app, close };
  },
});
