import {
  orderCodec,
  productCodec,
  stockReservationCodec,
  streamName,
} from '@order-ledger/contracts';
import { productBody } from '@order-ledger/contracts/http';
import {
  type Decider,
  type OrderEvent,
  type OrderState,
  type ProductEvent,
  type ProductState,
  type SealedText,
  type StockEvent,
  type StockState,
  orderDecider,
  productDecider,
  stockDecider,
} from '@order-ledger/domain';
import type { DomainEvent, EventDecoder } from '@order-ledger/event-store';
import { orderStateBody, sealedTextsOf } from './order-state.ts';
import type { PersonalTexts } from './personal-texts.ts';
import { stockStateBody } from './stock-state.ts';

/** What has a history: how its stream is found and folded, and how its states are told. */
export interface Subject<State, Event extends DomainEvent> {
  readonly streamOf: (id: string) => string;
  readonly codec: EventDecoder<Event>;
  readonly decider: Pick<Decider<State, never, Event, never>, 'initialState' | 'evolve'>;
  /** The personal data in a state. */
  readonly sealedIn: (state: State) => readonly (SealedText | null | undefined)[];
  /** A state as the wire has it; `null` while there is nothing to tell of. */
  readonly bodyOf: (state: State, texts: PersonalTexts) => object | null;
}

/** By its id. */
export const orderSubject: Subject<OrderState, OrderEvent> = {
  streamOf: (id) => streamName('order', id),
  codec: orderCodec,
  decider: orderDecider,
  sealedIn: (state) => ('order' in state ? sealedTextsOf(state) : []),
  bodyOf: (state, texts) => ('order' in state ? orderStateBody(state, texts) : null),
};

/** By `stockItemId`. */
export const stockSubject: Subject<StockState, StockEvent> = {
  streamOf: (id) => streamName('stockReservation', id),
  codec: stockReservationCodec,
  decider: stockDecider,
  sealedIn: () => [],
  bodyOf: (state) => (state.item === null ? null : stockStateBody(state.item, state)),
};

/** By its id. */
export const productSubject: Subject<ProductState, ProductEvent> = {
  streamOf: (id) => streamName('product', id),
  codec: productCodec,
  decider: productDecider,
  sealedIn: () => [],
  bodyOf: (state) => ('product' in state ? productBody(state.product, state.status) : null),
};
