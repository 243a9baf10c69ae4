import {
  type AuditedEvent,
  type Moment,
  type Subject,
  type Texts,
  markedTexts,
  momentParameter,
  openTexts,
  orderSubject,
  productSubject,
  stockSubject,
} from '@order-ledger/audit/history';
import { orderId, productId, warehouseId } from '@order-ledger/contracts/http';
import { stockItemId } from '@order-ledger/domain';
import type { DomainEvent } from '@order-ledger/event-store';
import { createPersonalData } from '@order-ledger/personal-data';
import type { PersonalDataDatabase } from '@order-ledger/personal-data';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import type { z } from 'zod';
import { printDifference, printLife, printState } from '../replay/replay.ts';
import type { Form } from '../replay/replay.ts';
import { connected } from './connection-options.ts';
import type { EventStoreOption, JsonOption, PostgresOption } from './connection-options.ts';
import { withDatabase, withEventStore } from './open-ledger.ts';

interface ReplayOptions extends PostgresOption, EventStoreOption, JsonOption {
  readonly asOf?: Moment;
  readonly diff?: readonly Moment[];
  readonly ndjson?: true;
  readonly personalData?: true;
  readonly masterKey?: string;
}

type StockOptions = ReplayOptions & { readonly warehouse?: string };

/** A parser of an argument; what the schema refuses is wrong usage. */
const parsed =
  <Schema extends z.ZodType>(schema: Schema) =>
  (text: string): z.output<Schema> => {
    const { success, data, error } = schema.safeParse(text);
    if (success) return data;
    const reasons = error.issues.map(({ message }) => message).join(', ');
    throw new InvalidArgumentError(`It ${reasons}.`);
  };

const moment = parsed(momentParameter);

const formOf = ({ json, ndjson }: ReplayOptions): Form => {
  if (ndjson) return 'ndjson';
  return json ? 'json' : 'text';
};

/** Runs work with what shows personal data: marks, unless it was asked for and can be opened. */
const withTexts = async (
  options: ReplayOptions,
  command: Command,
  work: (texts: Texts) => Promise<void>,
): Promise<void> => {
  if (!options.personalData) return await work(async () => await Promise.resolve(markedTexts));
  if (options.masterKey === undefined) command.error('--personal-data needs MASTER_KEY to be set');
  const masterKey = Buffer.from(options.masterKey, 'base64');
  if (masterKey.length !== 32) command.error('MASTER_KEY must be 32 bytes in base64');
  await withDatabase<PersonalDataDatabase, void>(
    options,
    { name: 'ledger replay', access: 'read' },
    async (db) => {
      const personalData = createPersonalData({ db, masterKey });
      await work(async (sealed) => await openTexts(personalData, sealed));
    },
  );
};

const replay = async <State, Event extends DomainEvent & AuditedEvent['event']>(
  subject: Subject<State, Event>,
  title: string,
  id: string,
  options: ReplayOptions,
  command: Command,
): Promise<void> => {
  const { asOf, diff } = options;
  const [from, to, ...others] = diff ?? [];
  if (diff && (from === undefined || to === undefined || others.length > 0)) {
    command.error('--diff takes two moments');
  }
  await withTexts(options, command, async (texts) => {
    const sight = options.personalData ? 'opened' : 'sealed';
    const shown = { subject, title, id, texts, sight, form: formOf(options) } as const;
    await withEventStore(options, {}, async (eventStore) => {
      if (asOf !== undefined) await printState(eventStore, shown, asOf);
      else if (from !== undefined && to !== undefined) {
        await printDifference(eventStore, shown, [from, to]);
      } else await printLife(eventStore, shown);
    });
  });
};

const replayStock = async (item: string, options: StockOptions, command: Command) => {
  const [first = '', second] = item.split('/', 2);
  const [warehouse, product] = options.warehouse ? [options.warehouse, item] : [first, second];
  const named = {
    warehouseId: warehouseId.safeParse(warehouse),
    productId: productId.safeParse(product),
  };
  if (!named.warehouseId.success || !named.productId.success) {
    command.error('a stock item is <warehouse>/<product>, or <product> with --warehouse');
  }
  const id = stockItemId({ warehouseId: named.warehouseId.data, productId: named.productId.data });
  await replay(stockSubject, `stock of ${warehouse}/${product}`, id, options, command);
};

const replayable = (command: Command): Command =>
  connected(command, 'eventStore', 'postgres')
    .addOption(new Option('--as-of <time|revision>', 'only its state then').argParser(moment))
    .addOption(
      new Option('--diff <moments...>', 'only what is different between two times or revisions')
        .argParser((text, before?: readonly Moment[]) => [...(before ?? []), moment(text)])
        .conflicts('asOf'),
    )
    .addOption(
      new Option('--ndjson', 'one event per line, as JSON').conflicts(['asOf', 'diff', 'json']),
    )
    .option('--personal-data', 'open personal data with MASTER_KEY; else marks are in its place')
    .addOption(new Option('--master-key <base64>').env('MASTER_KEY').hideHelp())
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 it is not there or nothing answers, 2 wrong usage.',
    );

/** `ledger replay order`, `stock` and `product`: lives, as their events tell them. */
export const addReplayCommands = (program: Command): void => {
  const commands = program
    .command('replay')
    .description('tell a life from its events: when, who, what changed and why');
  replayable(commands.command('order').argument('<id>', 'its id', parsed(orderId)))
    .description('tell the life of an order')
    .action(async (id: string, options: ReplayOptions, command: Command) => {
      await replay(orderSubject, `order ${id}`, id, options, command);
    });
  replayable(commands.command('stock').argument('<warehouse/product>', 'the item'))
    .description('tell the life of a stock item')
    .option('--warehouse <id>', 'then the argument is the product')
    .action(replayStock);
  replayable(commands.command('product').argument('<id>', 'its id', parsed(productId)))
    .description('tell the life of a product')
    .action(async (id: string, options: ReplayOptions, command: Command) => {
      await replay(productSubject, `product ${id}`, id, options, command);
    });
};
