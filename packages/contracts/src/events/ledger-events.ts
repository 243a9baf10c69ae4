import type {
  HoldEvent,
  KeyUsed,
  OrderEvent,
  OrderNumbersLeased,
  ProductEvent,
  StockEvent,
} from '@order-ledger/domain';
import type { Category } from '../categories/index.ts';
import type { EventCodec } from '../event-codec.ts';
import { holdCodec } from './hold.ts';
import { idempotencyKeyCodec } from './idempotency-key.ts';
import { orderNumbersCodec } from './order-numbers.ts';
import { orderCodec } from './order.ts';
import { productCodec } from './product.ts';
import { stockReservationCodec } from './stock-reservation.ts';

/** Every event of the ledger. */
export type LedgerDomainEvent =
  | OrderEvent
  | StockEvent
  | ProductEvent
  | HoldEvent
  | OrderNumbersLeased
  | KeyUsed;

/** The codec of each stream category. */
export const codecs = {
  order: orderCodec,
  stockReservation: stockReservationCodec,
  product: productCodec,
  hold: holdCodec,
  orderNumbers: orderNumbersCodec,
  idempotencyKey: idempotencyKeyCodec,
} as const satisfies Record<Category, unknown>;

export const isCategory = (text: string): text is Category => Object.hasOwn(codecs, text);

/** The codec for streams of a category, for readers that meet several. */
export const codecOf = (
  category: Category,
):
  | EventCodec<OrderEvent>
  | EventCodec<StockEvent>
  | EventCodec<ProductEvent>
  | EventCodec<HoldEvent>
  | EventCodec<OrderNumbersLeased>
  | EventCodec<KeyUsed> => codecs[category];

export const streamName = (category: Category, id: string): string => `${category}-${id}`;

/** Splits at the first dash; `undefined` when there is none. */
export const parseStreamName = (
  stream: string,
): { readonly category: string; readonly id: string } | undefined => {
  const dash = stream.indexOf('-');
  return dash > 0 ? { category: stream.slice(0, dash), id: stream.slice(dash + 1) } : undefined;
};
