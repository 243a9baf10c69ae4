import {
  initialFulfilment,
  loadFulfilment,
  orderOfStockEvent,
  stockItemId,
  wantsDelivery,
} from '../../../src/index.ts';
import type {
  AskPayment,
  AskWarehouse,
  FulfilmentAction,
  FulfilmentInput,
  FulfilmentPolicy,
  FulfilmentState,
  StoredFulfilment,
} from '../../../src/index.ts';
import type { Ledger, LedgerInput } from './ledger.ts';
import type { Process } from './process.ts';

const orderOf = (input: LedgerInput): string | null =>
  input.type === 'orderEvent' ? input.event.data.orderId : orderOfStockEvent(input.event);

/** Actions of one lane are carried out in their order. */
const laneOf = (action: FulfilmentAction): string => {
  const target = action.type === 'commandStock' ? stockItemId(action.item) : action.type;
  return `${action.orderId} ${target}`;
};

export interface ProcessManagerParts {
  readonly ledger: Ledger;
  readonly process: Process;
  readonly policy: FulfilmentPolicy;
  readonly now: () => string;
  readonly publish: (ask: AskWarehouse | AskPayment) => void;
}

/**
 * The process manager in memory. Its fields are what it keeps in one transaction each; a crash
 * falls between carrying out an action and keeping what came of it, so it is done again.
 */
export class ProcessManager {
  readonly states = new Map<string, FulfilmentState>();
  readonly wakes = new Map<string, string>();
  readonly given: FulfilmentAction[] = [];
  outbox: FulfilmentAction[] = [];
  checkpoint = 0;

  readonly #parts: ProcessManagerParts;

  constructor(parts: ProcessManagerParts) {
    this.#parts = parts;
  }

  /** One batch of the subscription. */
  follow(count: number): void {
    const events = this.#parts.ledger.all.slice(this.checkpoint, this.checkpoint + count);
    this.checkpoint += events.length;
    const affected = new Set<string>();
    for (const input of events) {
      const orderId = orderOf(input);
      if (orderId === null) continue;
      this.#fold(orderId, input);
      affected.add(orderId);
    }
    for (const orderId of affected) this.#react(orderId);
  }

  /** Handles one other input, with its reaction. */
  hear(orderId: string, input: FulfilmentInput): void {
    this.#fold(orderId, input);
    this.#react(orderId);
  }

  wakeDue(): void {
    for (const [orderId, at] of this.wakes) if (at <= this.#parts.now()) this.#react(orderId);
  }

  /** The actions that may be carried out now: the first of each lane. */
  heads(): readonly FulfilmentAction[] {
    const lanes = new Set<string>();
    return this.outbox.filter((action) => {
      const lane = laneOf(action);
      return !lanes.has(lane) && lanes.add(lane);
    });
  }

  carryOut(action: FulfilmentAction, crash: boolean): void {
    const outcome = this.#execute(action);
    if (crash) return;
    this.outbox = this.outbox.filter((other) => other !== action);
    if (outcome !== null) this.hear(action.orderId, outcome);
  }

  #execute(action: FulfilmentAction): FulfilmentInput | null {
    const { ledger, publish, now } = this.#parts;
    if (action.type === 'commandOrder') {
      ledger.commandOrder(action.orderId, action.command);
      return null;
    }
    if (action.type === 'commandStock') {
      const rejection = ledger.commandStock(stockItemId(action.item), action.command);
      return rejection === null ? null : { type: 'stockRejected', action, rejection };
    }
    publish(action);
    return wantsDelivery(action) ? { type: 'delivered', action, at: now() } : null;
  }

  #fold(orderId: string, input: FulfilmentInput): void {
    const state = this.states.get(orderId) ?? initialFulfilment(orderId);
    this.states.set(orderId, this.#parts.process.evolve(state, input));
  }

  #react(orderId: string): void {
    const kept = JSON.stringify(this.states.get(orderId) ?? initialFulfilment(orderId));
    const before = loadFulfilment(JSON.parse(kept) as StoredFulfilment);
    const { process, now, policy } = this.#parts;
    const { state, actions, wakeAt } = process.react(before, now(), policy);
    this.states.set(orderId, state);
    this.outbox.push(...actions);
    this.given.push(...actions);
    if (wakeAt === null) this.wakes.delete(orderId);
    else this.wakes.set(orderId, wakeAt);
  }
}
