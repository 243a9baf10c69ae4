/** Products `<prefix>-0` to `<prefix>-<count - 1>` at the warehouse `main`. */
export interface Products {
  readonly prefix: string;
  readonly count: number;
}

/** The requests that a job sends, over and over. */
export type Ask =
  | {
      readonly kind: 'orders';
      readonly products: Products;
      readonly lines: number;
      /** `Prefer: respond-async` */
      readonly respondAsync?: boolean;
    }
  | { readonly kind: 'gets'; readonly paths: readonly string[] };

interface JobBase {
  readonly url: string;
  readonly ask: Ask;
  /** Answer with the order ids of every 201 and 202. Costs a parse per answer. */
  readonly collectIds?: boolean;
}

/** As many requests in flight as there are connections; the next one goes out when one is answered. */
export interface ClosedJob extends JobBase {
  readonly kind: 'closed';
  readonly connections: number;
  /** Ends after so many seconds, so many answers, or so many accepted orders. */
  readonly until:
    | { readonly seconds: number }
    | { readonly answers: number }
    | { readonly accepted: number };
  /** Says once when so many orders are accepted. */
  readonly tellAfter?: number;
}

/** Requests go out when they are due, however long the ones before take. */
export interface OpenJob extends JobBase {
  readonly kind: 'open';
  readonly perSecond: number;
  readonly seconds: number;
  /** Looks every `everyNth` order up in the read model until it is there. */
  readonly lag?: { readonly postgresUrl: string; readonly everyNth: number };
}

/** Customers who each do one thing after another: order, look at the order, list, pay or cancel. */
export interface JourneysJob {
  readonly kind: 'journeys';
  readonly url: string;
  readonly queryUrl: string;
  readonly customers: number;
  readonly seconds: number;
  readonly products: Products;
}

export type Job = ClosedJob | OpenJob | JourneysJob;

/** Milliseconds. */
export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface LoadResult {
  /** From the first request to the last answer. */
  readonly seconds: number;
  readonly all: Latency;
  /** By status; of journeys by step and status, such as `pay 200`. */
  readonly byLabel: Readonly<Record<string, Latency>>;
  /** Requests that got no answer: cut connections and timeouts. */
  readonly errors: number;
  readonly ids: readonly string[];
  /** From the answer of an order until a query finds it. */
  readonly lag?: Latency;
}
