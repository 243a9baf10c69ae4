import { connectEventStore } from '@order-ledger/event-store';
import { processManagerMigrations } from '@order-ledger/read-model';
import type { ProcessManagerDatabase } from '@order-ledger/read-model';
import { connectNats, connectPostgres, migrate, parseConfig } from '@order-ledger/service-kit';
import type { Logger } from '@order-ledger/service-kit';
import { startProcessManager } from './app.ts';
import type { ProcessManager } from './app.ts';
import { configSchema, policyOf } from './config.ts';
import type { ProcessManagerOptions } from './running.ts';

/** Connects to what the configuration names, brings the tables up to date, and starts. */
export const startFrom = async (
  env: NodeJS.ProcessEnv,
  logger: Logger,
  options: Pick<ProcessManagerOptions, 'onStep'> = {},
): Promise<ProcessManager> => {
  const config = parseConfig(configSchema, env);
  const service = config.SERVICE ?? 'process-manager';
  const db = connectPostgres<ProcessManagerDatabase>({
    url: config.POSTGRES_URL,
    applicationName: service,
    logger,
    max: 14,
  });
  const applied = await migrate(db, processManagerMigrations);
  logger.info({ applied }, 'the tables of the process manager are up to date');
  const eventStore = connectEventStore({ url: config.EVENTSTORE_URL, logger });
  const manager = startProcessManager({
    ...options,
    db,
    eventStore,
    nats: connectNats({ url: config.NATS_URL, name: service, logger }),
    logger,
    service,
    policy: policyOf(config),
    alertAfterAttempts: config.ALERT_AFTER_ATTEMPTS,
    returnWindowDays: config.RETURN_WINDOW_DAYS,
    now: () => new Date(),
  });
  return {
    app: manager.app,
    close: async () => {
      await manager.close();
      await eventStore.close();
      await db.destroy();
    },
  };
};
