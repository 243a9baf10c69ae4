import type { OrderLine, PlaceOrder, StockOutcome } from '@order-ledger/domain';
import { guestPerson, userPerson } from '@order-ledger/personal-data';
import type { Origin } from '../http/command-context.ts';
import { derivedId } from '../http/derived-id.ts';
import type { KeyedRequest } from '../http/idempotency.ts';
import type { Parts } from '../parts.ts';
import { commandProblem } from '../rejections.ts';
import { placedResult } from './order-answer.ts';
import type { PlacedResult } from './order-answer.ts';
import type { OrderRequest } from './order-request.ts';
import type { Attempt } from './reserve.ts';

export interface Placement {
  /** Reads the order at the prices of now: only for a request that was not answered before. */
  readonly read: () => OrderRequest;
  readonly origin: Origin;
  readonly keyed: KeyedRequest | undefined;
  /** Answer as soon as the order is written; the process manager reserves. */
  readonly respondAsync: boolean;
}

/** What is to be written: the order that was asked for, and where its pieces come from. */
export interface SourcedOrder {
  readonly request: OrderRequest;
  readonly lines: readonly OrderLine[];
}

/** Ids of one key that were given up one after the other before the caller is told to wait. */
const maxAbandoned = 16;

/**
 * The id to place under. A key always leads to the same one, whose stream is the record of the
 * key; only when that was closed without an order, because a placement died, the next one follows.
 */
export const openId = async (
  { orders, newId }: Parts,
  { keyed, origin }: Pick<Placement, 'keyed' | 'origin'>,
): Promise<{ readonly orderId: string; readonly exists: boolean }> => {
  if (keyed === undefined) return { orderId: newId(), exists: false };
  for (let given = 0; given < maxAbandoned; given += 1) {
    const orderId = derivedId('order', origin.actor, keyed.key, given);
    const { state } = await orders.load(orderId);
    if (state.status !== 'abandoned') return { orderId, exists: state.status !== 'unplaced' };
  }
  throw commandProblem('placement_abandoned');
};

/**
 * The first answer to a key, of an order that exists: found by the id of its command and held
 * against the fingerprint, whatever the command says.
 */
export const recallOrder = async (
  { orders }: Parts,
  { orderId, commandId, origin, at }: Attempt,
): Promise<PlacedResult> => {
  const command = { type: 'AbandonOrder', orderId, at } as const;
  return placedResult(orderId, await orders.execute(orderId, command, { ...origin, commandId }));
};

/** The command with everything that it needs from elsewhere: a number, and sealed texts. */
export const placeCommand = async (
  { orderNumbers, personalData }: Parts,
  { request, lines }: SourcedOrder,
  { orderId, at, paymentDueAt }: Attempt,
  stock: StockOutcome,
): Promise<PlaceOrder> => {
  const { userId, shippingAddress, notes, metadata, ...facts } = request;
  const person = userId === null ? guestPerson(orderId) : userPerson(userId);
  const sealed = async (text: string | null) =>
    text === null ? null : await personalData.seal(person, text);
  const [orderNumber, sealedAddress, sealedNotes, sealedMetadata] = await Promise.all([
    orderNumbers.next(new Date(at)),
    personalData.seal(person, JSON.stringify(shippingAddress)),
    sealed(notes),
    sealed(metadata && JSON.stringify(metadata)),
  ]);
  const texts = { shippingAddress: sealedAddress, notes: sealedNotes };
  const ids = { orderId, orderNumber, userId };
  return {
    type: 'PlaceOrder',
    stock,
    order: { ...facts, lines, ...ids, ...texts, placedAt: at, paymentDueAt },
    metadata: sealedMetadata,
  };
};

/**
 * Writes the order, or finds what was written for its key meanwhile. `undefined` when the id was
 * closed: the placement took so long that it was given up.
 */
export const writeOrder = async (
  { orders }: Parts,
  { orderId, commandId, origin }: Attempt,
  command: PlaceOrder,
): Promise<PlacedResult | undefined> => {
  // Without a key the id was made for this request.
  const newStream = origin.fingerprint === undefined;
  const result = await orders.execute(orderId, command, { ...origin, commandId, newStream });
  const closed = result.kind === 'rejected' && result.rejection.code === 'order_exists';
  return closed ? undefined : placedResult(orderId, result);
};
