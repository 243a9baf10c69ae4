import type {
  HoldCommand,
  HoldEvent,
  HoldRejection,
  HoldState,
  OrderCommand,
  OrderEvent,
  OrderRejection,
  OrderState,
  ProductCommand,
  ProductEvent,
  ProductRejection,
  ProductState,
  StockCommand,
  StockEvent,
  StockRejection,
  StockState,
} from '@order-ledger/domain';
import type { CommandExecutor } from '@order-ledger/event-store';
import type { PersonalData } from '@order-ledger/personal-data';
import type { ProcessManagerDatabase } from '@order-ledger/read-model';
import type { Server } from '@order-ledger/service-kit';
import type { Kysely } from 'kysely';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { CatalogueFeed } from './catalogue/follow.ts';
import type { ReadKey } from './http/idempotency.ts';
import type { Keys } from './http/used-keys.ts';
import type { OrderNumbers } from './orders/order-numbers.ts';

export type Orders = CommandExecutor<OrderState, OrderCommand, OrderEvent, OrderRejection>;
export type Stock = CommandExecutor<StockState, StockCommand, StockEvent, StockRejection>;
export type Holds = CommandExecutor<HoldState, HoldCommand, HoldEvent, HoldRejection>;
export type Products = CommandExecutor<
  ProductState,
  ProductCommand,
  ProductEvent,
  ProductRejection
>;

/** What whoever runs the service decides. */
export interface Settings {
  /** Of orders that name no currency. */
  readonly defaultCurrency: string;
  /** Of stock that comes without a warehouse. */
  readonly defaultWarehouse: string;
  /** From the placement of an order until it expires unpaid. */
  readonly paymentDeadlineMs: number;
  /** From the delivery of an order until its pieces can no more be returned. */
  readonly returnWindowDays: number;
  /** Whether there is somebody who charges orders when they are asked to. */
  readonly hasPaymentProvider: boolean;
  /** Base64; a webhook is signed with one of them. */
  readonly webhookSecrets: readonly string[];
}

/** What the routes work with. */
export interface Parts extends Settings {
  readonly orders: Orders;
  readonly stock: Stock;
  readonly holds: Holds;
  readonly products: Products;
  readonly readKey: ReadKey;
  readonly keys: Keys;
  readonly catalogue: Catalogue;
  readonly catalogueFeed: Pick<CatalogueFeed, 'isWarm' | 'warmWithin'>;
  readonly orderNumbers: OrderNumbers;
  readonly personalData: PersonalData;
  /** Only read: what the process manager has planned. */
  readonly plans: Kysely<ProcessManagerDatabase>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Adds routes of one resource to the server. */
export type Route = (app: Server, parts: Parts) => void;
