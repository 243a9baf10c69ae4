import { expect } from 'vitest';
import { evolveFulfilment, fold, initialFulfilment, isSettled, react } from '../../src/index.ts';
import type {
  AskPayment,
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
  payments: null,
};

/** The place of an event in its stream is given to it when it comes for the first time. */
const unplaced = -1;

export const holdId = 'hold-5f1d7e08-6c1b-5a34-9e0f-2b3c4d5e6f70';

export const lamp = { warehouseId: 'berlin', productId: 'lamp', quantity: 2 };
export const bulb = { warehouseId: 'berlin', productId: 'bulb', quantity: 10 };

export const order = (...events: readonly OrderEvent[]): FulfilmentInput[] =>
  events.map((event) => ({ type: 'orderEvent', event, revision: unplaced }));

export const ofReservation = (item: typeof lamp) => ({ ...item, reservationId: orderId });

export const stock = (event: StockEvent): FulfilmentInput => ({
  type: 'stockEvent',
  event,
  revision: unplaced,
});

export const itemReserved = (item: typeof lamp): FulfilmentInput =>
  stock({
    type: 'StockReserved',
    data: { ...ofReservation(item), expiresAt: paymentDueAt, reservedAt: placedAt },
  });
export const itemConfirmed = (item: typeof lamp): FulfilmentInput =>
  stock({
    type: 'ReservationConfirmed',
    data: { ...ofReservation(item), confirmedAt: placedAt },
  });
export const itemReleased = (item: typeof lamp): FulfilmentInput =>
  stock({
    type: 'ReservationReleased',
    data: { ...ofReservation(item), reason: 'abandoned', releasedAt: placedAt },
  });
export const itemExpired = (item: typeof lamp): FulfilmentInput =>
  stock({ type: 'ReservationExpired', data: { ...ofReservation(item), expiredAt: placedAt } });
export const itemReturned = (item: typeof lamp, movementId: string): FulfilmentInput =>
  stock({
    type: 'StockReturned',
    data: { ...ofReservation(item), movementId, returnedAt: placedAt },
  });

/** The reservation of an item now has its quantity; it had `previous`. */
export const itemResized = (previous: number, item: typeof lamp): FulfilmentInput =>
  stock({
    type: 'ReservationResized',
    data: { ...ofReservation(item), previous, resizedAt: placedAt },
  });
export const itemExtended = (item: typeof lamp, expiresAt: string): FulfilmentInput =>
  stock({
    type: 'ReservationExtended',
    data: { ...ofReservation(item), expiresAt, extendedAt: placedAt },
  });

export const reports = (
  operation: WarehouseReport['operation'],
  outcome: WarehouseReport['outcome'],
  generation = 1,
): FulfilmentInput => ({ type: 'warehouseReported', operation, outcome, generation });

export const both = [itemReserved(lamp), itemReserved(bulb)];
export const bothConfirmed = [itemConfirmed(lamp), itemConfirmed(bulb)];
/** What the order of the examples asks for. */
export const items = [lamp, bulb];

/** The process of the example order at some point of its life. A value: every step makes a new one. */
export interface Process {
  /** Inputs that come together at one instant, and one reaction to them. */
  when(now: string, ...inputs: readonly FulfilmentInput[]): Process;
  /** The stock refuses the command with this key, of the last step or of an earlier one. */
  whenRefused(now: string, key: string, rejection: StockRejection): Process;
  /** The last message of a kind has left. */
  whenDelivered(now: string, type?: Message['type']): Process;
  /** From here on there is another policy. */
  under(changes: Partial<FulfilmentPolicy>): Process;
  /** The last step gave out actions with exactly these keys. */
  gives(...keys: readonly string[]): Process;
  /** One of them is like this. */
  like(key: string, part: object): Process;
  /** It will look again at that instant. */
  wakes(at: string | null): Process;
  settled(expected?: boolean): Process;
}

type Message = AskWarehouse | AskPayment;

interface Step extends Reaction {
  readonly policy: FulfilmentPolicy;
  /** Everything given out so far, the newest first. */
  readonly given: readonly FulfilmentAction[];
  readonly seen: ReadonlyMap<object, number>;
}

/** Gives each event a place after those before it; one that comes again keeps its place. */
const inPlace = (inputs: readonly FulfilmentInput[], before: ReadonlyMap<object, number>) => {
  const seen = new Map(before);
  const placed = inputs.map((input): FulfilmentInput => {
    if (input.type !== 'orderEvent' && input.type !== 'stockEvent') return input;
    const revision = seen.get(input.event) ?? seen.size;
    seen.set(input.event, revision);
    return { ...input, revision };
  });
  return { placed, seen };
};

const processAt = (step: Step): Process => {
  const { state, actions, wakeAt, given, policy } = step;
  const find = (key: string, among = actions): FulfilmentAction => {
    const found = among.find((action) => action.key === key);
    if (found === undefined) throw new Error(`no action ${key}`);
    return found;
  };
  const checked = (check: () => void): Process => {
    check();
    return process;
  };
  const process: Process = {
    when: (now, ...inputs) => {
      const { placed, seen } = inPlace(inputs, step.seen);
      const next = react(fold(evolveFulfilment, state, placed), now, policy);
      return processAt({ ...next, policy, seen, given: [...next.actions, ...given] });
    },
    whenRefused: (now, key, rejection) => {
      const action = find(key, given);
      if (action.type !== 'commandStock') throw new Error(`${key} is no command to a stock`);
      return process.when(now, { type: 'stockRejected', action, rejection });
    },
    whenDelivered: (now, type = 'askWarehouse') => {
      const action = given.find((other): other is Message => other.type === type);
      if (action === undefined) throw new Error('no message was given out');
      return process.when(now, { type: 'delivered', action, at: now });
    },
    under: (changes) => processAt({ ...step, policy: { ...policy, ...changes } }),
    gives: (...keys) => checked(() => expect(actions.map(({ key }) => key)).toStrictEqual(keys)),
    like: (key, part) => checked(() => expect(find(key)).toMatchObject(part)),
    wakes: (at) => checked(() => expect(wakeAt).toBe(at)),
    settled: (expected = true) => checked(() => expect(isSettled(state)).toBe(expected)),
  };
  return process;
};

/** The process of an order, before its first input. */
const beginning = (id: string): Process =>
  processAt({
    state: initialFulfilment(id),
    actions: [],
    wakeAt: null,
    policy,
    given: [],
    seen: new Map(),
  });

export const nothing = beginning(orderId);

/** The same of a hold. */
export const nothingHeld = beginning(holdId);

/** `given(process).when(now, …inputs).gives(…keys)` */
export const given = (process: Process): Process => process;
