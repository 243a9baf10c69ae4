import { accessSettings, createGuard, migrateAccess } from '@order-ledger/access';
import type { AccessDatabase } from '@order-ledger/access';
import { connectEventStore } from '@order-ledger/event-store';
import { createPersonalData, migratePersonalData } from '@order-ledger/personal-data';
import type { PersonalDataDatabase } from '@order-ledger/personal-data';
import type { ProcessManagerDatabase } from '@order-ledger/read-model';
import {
  checkPostgres,
  connectPostgres,
  parseConfig,
  randomBytesOf,
  runService,
} from '@order-ledger/service-kit';
import { v7 as uuidv7 } from 'uuid';
import { buildCommandApi } from './app.ts';
import { configSchema } from './config.ts';

const rng = randomBytesOf(16);

runService({
  name: 'command-api',
  defaultPort: 3000,
  start: async (env, logger) => {
    const config = parseConfig(configSchema, env);
    const service = config.SERVICE ?? 'command-api';
    const db = connectPostgres<PersonalDataDatabase & AccessDatabase & ProcessManagerDatabase>({
      url: config.POSTGRES_URL,
      applicationName: service,
      logger,
    });
    await migratePersonalData(db);
    await migrateAccess(db);
    const eventStore = connectEventStore({ url: config.EVENTSTORE_URL, logger });
    const app = buildCommandApi({
      eventStore,
      masterKey: config.MASTER_KEY,
      trustedProxies: config.TRUSTED_PROXIES,
      guard: createGuard({ ...accessSettings(config), db, logger }),
      personalData: createPersonalData({ db, masterKey: config.MASTER_KEY }),
      plans: db,
      logger,
      service,
      now: () => new Date(),
      newId: () => uuidv7({ rng }),
      defaultCurrency: config.DEFAULT_CURRENCY,
      defaultWarehouse: config.DEFAULT_WAREHOUSE,
      paymentDeadlineMs: config.PAYMENT_DEADLINE_SECONDS * 1_000,
      returnWindowDays: config.RETURN_WINDOW_DAYS,
      hasPaymentProvider: config.PAYMENT_PROVIDER !== 'none',
      webhookSecrets: config.WEBHOOK_SECRETS,
      dependencies: { postgres: async () => await checkPostgres(db) },
    });
    return {
      app,
      close: async () => {
        await eventStore.close();
        await db.destroy();
      },
    };
  },
});
