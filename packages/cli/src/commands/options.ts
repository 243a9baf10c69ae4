import { defaultPorts } from '@order-ledger/embedded/ports';
import { Option } from 'commander';
import type { Command } from 'commander';

/* What commands that look after a running ledger have in common: where it is, and for whom they print. */

export interface PostgresOption {
  readonly postgresUrl: string;
}

export interface EventStoreOption {
  readonly eventstoreUrl: string;
}

export interface NatsOption {
  readonly natsUrl: string;
}

export interface JsonOption {
  readonly json?: true;
}

const local = '127.0.0.1';
const ofStart = 'the one of ledger start';

const options = {
  /** `postgresUrl` */
  postgres: () =>
    new Option('--postgres-url <url>', 'the database of the ledger')
      .env('POSTGRES_URL')
      .default(`postgres://postgres@${local}:${defaultPorts.postgres}/order_ledger`, ofStart),
  /** `eventstoreUrl` */
  eventStore: () =>
    new Option('--eventstore-url <url>', 'the event store of the ledger')
      .env('EVENTSTORE_URL')
      .default(`esdb://${local}:${defaultPorts['event-store']}?tls=false`, ofStart),
  /** `natsUrl` */
  nats: () =>
    new Option('--nats-url <url>', 'the NATS server of the ledger')
      .env('NATS_URL')
      .default(`nats://${local}:${defaultPorts.nats}`, ofStart),
};

/**
 * Adds where the servers are that a command talks to (default: those of `ledger start`), and
 * `--json`. The variables are the same that services read.
 */
export const connected = (
  command: Command,
  ...servers: readonly (keyof typeof options)[]
): Command => {
  for (const server of servers) command.addOption(options[server]());
  return command.option('--json', 'print JSON');
};
