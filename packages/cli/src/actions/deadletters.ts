import type { Command } from 'commander';
import { connect } from 'nats';
import type { NatsConnection } from 'nats';
import type { JsonOption, NatsOption } from '../commands/options.ts';
import { dropParked, findParked, parkedMessages } from '../dead-letters/parked.ts';
import type { Parked } from '../dead-letters/parked.ts';
import { retryParked } from '../dead-letters/retry.ts';
import { detailJson, detailOf, summaryJson, tableOf } from '../dead-letters/show.ts';
import { confirm } from '../terminal/confirm.ts';
import { print, printJson } from '../terminal/output.ts';

type Options = NatsOption & JsonOption;

interface Selection extends Options {
  readonly all?: true;
  readonly subject?: string;
}

const withNats = async <T>(
  { natsUrl: servers }: NatsOption,
  work: (connection: NatsConnection) => Promise<T>,
): Promise<T> => {
  const connection = await connect({ servers, name: 'ledger deadletters', reconnect: false });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
};

export const list = async (options: Selection & { readonly limit: number }): Promise<void> => {
  const { parked, more } = await withNats(options, async (connection) => {
    const found: Parked[] = [];
    for await (const each of parkedMessages(connection, options.subject)) {
      if (found.length === options.limit) return { parked: found, more: true };
      found.push(each);
    }
    return { parked: found, more: false };
  });
  if (options.json) printJson(parked.map(summaryJson));
  else if (parked.length === 0) print('There are no dead letters.');
  else print(tableOf(parked));
  if (more) process.stderr.write(`There are more than ${options.limit}: see --limit.\n`);
};

export const show = async (sequence: number, options: Options): Promise<void> => {
  const parked = await withNats(
    options,
    async (connection) => await findParked(connection, sequence),
  );
  if (parked === undefined) throw new Error(`there is no dead letter ${sequence}`);
  if (options.json) printJson(detailJson(parked));
  else print(detailOf(parked));
};

/** One way to say which is needed, and only one. */
const assertSelected = (
  sequences: readonly number[],
  { all, subject }: Selection,
  command: Command,
): void => {
  const selects = all === true || subject !== undefined;
  if (selects !== sequences.length > 0) return;
  command.error('error: name dead letters by their numbers, or say --all or --subject');
};

const selected = async (
  connection: NatsConnection,
  sequences: readonly number[],
  { subject }: Selection,
): Promise<readonly Parked[]> => {
  if (sequences.length === 0) {
    const all: Parked[] = [];
    for await (const parked of parkedMessages(connection, subject)) all.push(parked);
    return all;
  }
  return await Promise.all(
    sequences.map(async (sequence) => {
      const parked = await findParked(connection, sequence);
      if (parked === undefined) throw new Error(`there is no dead letter ${sequence}`);
      return parked;
    }),
  );
};

type Done = 'retried' | 'dropped' | 'gone';

/** One after the other, in their order; what fails stays, and the rest goes on. Exit code 1 then. */
const forEach = async (
  parked: readonly Parked[],
  { json }: Options,
  work: (each: Parked) => Promise<Done>,
): Promise<void> => {
  const results: object[] = [];
  for (const each of parked) {
    const { sequence, subject } = each;
    try {
      const outcome = await work(each);
      results.push({ sequence, subject, outcome });
      if (!json) print(`${sequence} ${subject}: ${outcome}`);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      results.push({ sequence, subject, outcome: 'failed', error: message });
      process.stderr.write(`${sequence} ${subject}: ${message}\n`);
      process.exitCode = 1;
    }
  }
  if (json) printJson(results);
  else if (parked.length === 0) print('There are no such dead letters.');
};

export const retry = async (
  sequences: readonly number[],
  options: Selection,
  command: Command,
): Promise<void> => {
  assertSelected(sequences, options, command);
  await withNats(options, async (connection) => {
    const parked = await selected(connection, sequences, options);
    await forEach(parked, options, async (each) => {
      await retryParked(connection, each);
      return 'retried';
    });
  });
};

export const drop = async (
  sequences: readonly number[],
  options: Selection & { readonly yes?: true },
  command: Command,
): Promise<void> => {
  assertSelected(sequences, options, command);
  if (options.yes !== true && !process.stdin.isTTY) {
    command.error('error: without a terminal to ask at, say --yes');
  }
  await withNats(options, async (connection) => {
    const parked = await selected(connection, sequences, options);
    const question = `Drop ${parked.length} dead letters for good?`;
    if (parked.length > 0 && options.yes !== true && !(await confirm(question))) {
      throw new Error('nothing was dropped');
    }
    await forEach(parked, options, async (each) =>
      (await dropParked(connection, each)) ? 'dropped' : 'gone',
    );
  });
};
