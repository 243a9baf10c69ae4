import {
  type AuditedEvent,
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
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { z } from 'zod';
import type { EventStoreOption, JsonOption, PostgresOption } from '../commands/options.ts';
import { printDifference, printLife, printState } from '../replay/replay.ts';
import type { Form } from '../replay/replay.ts';
import { withDatabase, withEventStore } from './open-ledger.ts';
import { parsedUsage } from './usage.ts';

interface ReplayOptions extends PostgresOption, EventStoreOption, JsonOption {
  readonly asOf?: string;
  readonly diff?: readonly string[];
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
  const momentOf = (what: string) => (text: string) => parsedUsage(command, what, text, moment);
  const asOf =
    options.asOf === undefined
      ? undefined
      : momentOf("option '--as-of <time|revision>'")(options.asOf);
  const diff = options.diff?.map(momentOf("option '--diff <moments...>'"));
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

const idArgument = 'the id';

export const replayOrder = async (
  text: string,
  options: ReplayOptions,
  command: Command,
): Promise<void> => {
  const id = parsedUsage(command, idArgument, text, parsed(orderId));
  await replay(orderSubject, `order ${id}`, id, options, command);
};

export const replayProduct = async (
  text: string,
  options: ReplayOptions,
  command: Command,
): Promise<void> => {
  const id = parsedUsage(command, idArgument, text, parsed(productId));
  await replay(productSubject, `product ${id}`, id, options, command);
};

export const replayStock = async (
  item: string,
  options: StockOptions,
  command: Command,
): Promise<void> => {
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
