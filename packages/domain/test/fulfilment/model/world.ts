import { addMs, stockDemand, stockItemId } from '../../../src/index.ts';
import type {
  AskPayment,
  AskWarehouse,
  FulfilmentInput,
  FulfilmentPolicy,
  StockOutcome,
  StockQuantity,
} from '../../../src/index.ts';
import { Ledger } from './ledger.ts';
import { ProcessManager } from './process-manager.ts';
import { realProcess } from './process.ts';
import type { Process } from './process.ts';
import { Provider } from './provider.ts';
import { Warehouse } from './warehouse.ts';
import type { Treatment } from './warehouse.ts';

const policy: FulfilmentPolicy = {
  abandonAfterMs: 30_000,
  warehouseReplyMs: 60_000,
  warehouseAttempts: 3,
  payments: { replyMs: 20_000, attempts: 2 },
};

export const orderIds = ['order-0', 'order-1', 'order-2'];
export const holdIds = ['0', '1'];
export const products = ['lamp', 'bulb', 'cable'] as const;
const stockOf = { lamp: 5, bulb: 4, cable: 3 } as const;
const paymentMs = 900_000;

type Message = AskWarehouse | AskPayment;

/** A reply on its way to the process manager. */
export interface Reply {
  readonly orderId: string;
  readonly input: FulfilmentInput;
}

const linesOf = (seed: number): readonly StockQuantity[] =>
  products
    .filter((_, index) => ((seed % 7) + 1) & (1 << index))
    .map((productId) => ({ warehouseId: 'berlin', productId, quantity: 1 + (seed % 2) }));

/** Everything around the process: whoever calls the API, the ledger, the warehouse, the clock. */
export class World {
  readonly ledger = new Ledger();
  readonly warehouse = new Warehouse();
  readonly provider = new Provider();
  now = '2026-11-20T10:00:00.000Z';
  requests: Message[] = [];
  replies: Reply[] = [];
  readonly heard: Reply[] = [];
  readonly #dueAt = new Map<string, string>();

  readonly manager: ProcessManager;

  constructor(process: Process = realProcess) {
    this.manager = new ProcessManager({
      ledger: this.ledger,
      process,
      policy,
      now: () => this.now,
      publish: (ask) => this.requests.push(ask),
    });
    for (const [productId, quantity] of Object.entries(stockOf)) {
      const item = { warehouseId: 'berlin', productId };
      const movement = { movementId: 'first', quantity, reason: 'delivery', at: this.now };
      this.ledger.commandStock(stockItemId(item), { type: 'ReceiveStock', item, ...movement });
    }
  }

  /** When the order's payment is due: its first command of any kind sets it. */
  dueAt(orderId: string): string {
    const due = this.#dueAt.get(orderId) ?? addMs(this.now, paymentMs);
    this.#dueAt.set(orderId, due);
    return due;
  }

  reserveOne(orderId: string, item: StockQuantity): boolean {
    const terms = { quantity: item.quantity, expiresAt: this.dueAt(orderId), at: this.now };
    const command = { type: 'ReserveStock', reservationId: orderId, ...terms } as const;
    return this.ledger.commandStock(stockItemId(item), command) === null;
  }

  place(orderId: string, seed: number, stock: StockOutcome): boolean {
    const lines = linesOf(seed).map((line) => ({ ...line, unitPrice: 100 }));
    const order = {
      orderId,
      orderNumber: orderId,
      userId: null,
      lines,
      currency: 'USD',
      shippingAddress: { personId: `guest:${orderId}`, sealed: '' },
      notes: null,
      paymentMethod: 'card',
      placedAt: this.now,
      paymentDueAt: this.dueAt(orderId),
      charges: { discount: 0, tax: 0, shipping: 0 },
    };
    return this.ledger.commandOrder(orderId, { type: 'PlaceOrder', order, stock }) === null;
  }

  /** The API's synchronous placement; it may die after any number of its steps. */
  placeReserved(orderId: string, seed: number, steps: number): void {
    const demand = stockDemand(linesOf(seed));
    const got: StockQuantity[] = [];
    for (const [index, item] of demand.entries()) {
      if (index >= steps) return;
      if (this.reserveOne(orderId, item)) got.push(item);
    }
    if (steps <= demand.length) return;
    if (got.length === demand.length && this.place(orderId, seed, { kind: 'reserved' })) return;
    // A repeated placement finds the order as it is: only a new one gives back.
    if (this.ledger.order(orderId).status !== 'unplaced') return;
    for (const item of got) this.release(orderId, item);
  }

  release(orderId: string, item: StockQuantity): void {
    const command = { reservationId: orderId, reason: 'cancelled', at: this.now } as const;
    this.ledger.commandStock(stockItemId(item), { type: 'ReleaseReservation', ...command });
  }

  /** The receiver takes one waiting message, not always the oldest, perhaps leaving a copy. */
  serve(pick: number, treatment: Treatment, duplicate: boolean): void {
    const index = pick % Math.max(1, this.requests.length);
    const request = this.requests[index];
    if (request === undefined) return;
    if (!duplicate) this.requests.splice(index, 1);
    const { orderId } = request;
    const inputs: readonly FulfilmentInput[] =
      request.type === 'askWarehouse'
        ? this.warehouse
            .receive(request, treatment)
            .map((report) => ({ type: 'warehouseReported', ...report }))
        : this.provider
            .receive(request, treatment)
            .map((report) => ({ type: 'paymentReported', ...report }));
    this.replies.push(...inputs.map((input) => ({ orderId, input })));
  }

  /** The process manager takes one waiting reply, likewise. */
  reply(pick: number, lost: boolean, duplicate: boolean): void {
    const index = pick % Math.max(1, this.replies.length);
    const reply = this.replies[index];
    if (reply === undefined) return;
    if (!duplicate) this.replies.splice(index, 1);
    if (lost) return;
    this.heard.push(reply);
    this.manager.hear(reply.orderId, reply.input);
  }

  advance(ms: number): void {
    this.now = addMs(this.now, ms);
  }

  itemIds(): readonly string[] {
    return [...this.ledger.stocks.keys()];
  }
}
