import { expect } from 'vitest';
import { evolveFulfilment, fold, initialFulfilment, isSettled, react } from '../../src/index.ts';
import type {
  AskWarehouse,
  FulfilmentAction,
  FulfilmentInput,
  FulfilmentPolicy,
  OrderEvent,
  Reaction,
  StockEvent,
  StockRejection,
  WarehouseReport,
} from '../../src/index.ts';
import { orderId, paymentDueAt, placedAt } from '../support/order-examples.ts';

const policy: FulfilmentPolicy = {
  abandonAfterMs: 30_000,
  warehouseReplyMs: 60_000,
  warehouseAttempts: 3,
};

export const lamp = { warehouseId: 'berlin', productId: 'lamp', quantity: 2 };
export const bulb = { warehouseId: 'berlin', productId: 'bulb', quantity: 10 };

export const order = (...events: readonly OrderEvent[]): FulfilmentInput[] =>
  events.map((event) => ({ type: 'orderEvent', event }));

const ofReservation = (item: typeof lamp) => ({ ...item, reservationId: orderId });

const stockEvent = (event: StockEvent): FulfilmentInput => ({ type: 'stockEvent', event });

export const itemReserved = (item: typeof lamp): FulfilmentInput =>
  stockEvent({
    type: 'StockReserved',
    data: { ...ofReservation(item), expiresAt: paymentDueAt, reservedAt: placedAt },
  });
export const itemConfirmed = (item: typeof lamp): FulfilmentInput =>
  stockEvent({
    type: 'ReservationConfirmed',
    data: { ...ofReservation(item), confirmedAt: placedAt },
  });
export const itemReleased = (item: typeof lamp): FulfilmentInput =>
  stockEvent({
    type: 'ReservationReleased',
    data: { ...ofReservation(item), reason: 'abandoned', releasedAt: placedAt },
  });
export const itemExpired = (item: typeof lamp): FulfilmentInput =>
  stockEvent({ type: 'ReservationExpired', data: { ...ofReservation(item), expiredAt: placedAt } });
export const itemReturned = (item: typeof lamp, movementId: string): FulfilmentInput =>
  stockEvent({
    type: 'StockReturned',
    data: { ...ofReservation(item), movementId, returnedAt: placedAt },
  });

export const reports = (
  operation: WarehouseReport['operation'],
  outcome: WarehouseReport['outcome'],
): FulfilmentInput => ({ type: 'warehouseReported', operation, outcome });

export const both = [itemReserved(lamp), itemReserved(bulb)];
export const bothConfirmed = [itemConfirmed(lamp), itemConfirmed(bulb)];
/** What the order of the examples asks for. */
export const items = [lamp, bulb];

/** The process of the example order at some point of its life. A value: every step makes a new one. */
export interface Process {
  /** Inputs that come together at one instant, and one reaction to them. */
  when(now: string, ...inputs: readonly FulfilmentInput[]): Process;
  /** The stock refuses the command of the last step that has this key. */
  whenRefused(now: string, key: string, rejection: StockRejection): Process;
  /** The last message has left. */
  whenDelivered(now: string): Process;
  /** The last step gave out actions with exactly these keys. */
  gives(...keys: readonly string[]): Process;
  /** One of them is like this. */
  like(key: string, part: object): Process;
  /** It will look again at that instant. */
  wakes(at: string | null): Process;
  settled(expected?: boolean): Process;
}

interface Step extends Reaction {
  readonly asked: AskWarehouse | undefined;
}

const processAt = (step: Step): Process => {
  const { state, actions, wakeAt, asked } = step;
  const find = (key: string): FulfilmentAction => {
    const found = actions.find((action) => action.key === key);
    if (found === undefined) throw new Error(`no action ${key}`);
    return found;
  };
  const checked = (check: () => void): Process => {
    check();
    return process;
  };
  const process: Process = {
    when: (now, ...inputs) => {
      const next = react(fold(evolveFulfilment, state, inputs), now, policy);
      const message = next.actions.find((action) => action.type === 'askWarehouse');
      return processAt({ ...next, asked: message ?? asked });
    },
    whenRefused: (now, key, rejection) => {
      const action = find(key);
      if (action.type !== 'commandStock') throw new Error(`${key} is no command to a stock`);
      return process.when(now, { type: 'stockRejected', action, rejection });
    },
    whenDelivered: (now) => {
      if (asked === undefined) throw new Error('no message was given out');
      return process.when(now, { type: 'delivered', action: asked, at: now });
    },
    gives: (...keys) => checked(() => expect(actions.map(({ key }) => key)).toStrictEqual(keys)),
    like: (key, part) => checked(() => expect(find(key)).toMatchObject(part)),
    wakes: (at) => checked(() => expect(wakeAt).toBe(at)),
    settled: (expected = true) => checked(() => expect(isSettled(state)).toBe(expected)),
  };
  return process;
};

/** Before the first input. */
export const nothing = processAt({
  state: initialFulfilment(orderId),
  actions: [],
  wakeAt: null,
  asked: undefined,
});

/** `given(process).when(now, …inputs).gives(…keys)` */
export const given = (process: Process): Process => process;
