import { entityTag, ledgerHeaders, legalActions } from '@order-ledger/contracts/http';
import { formatDecimal } from '@order-ledger/domain';
import type { OrderRejection, StockRejection } from '@order-ledger/domain';
import { KeyReusedError, StaleRevisionError } from '@order-ledger/event-store';
import { problemOf, refusalsOf } from '@order-ledger/service-kit';
import type { Problem, ProblemKind } from '@order-ledger/service-kit';

type Rejected = OrderRejection | StockRejection;

/** What this service refuses beside the deciders. */
type OwnCode =
  | 'idempotency_key_reused'
  | 'idempotency_keys_differ'
  | 'placement_abandoned'
  | 'stale_revision'
  | 'unknown_product';

export type CommandProblemCode = Rejected['code'] | OwnCode;

/** The one place where a refusal becomes a status. */
const kinds: Readonly<Record<CommandProblemCode, ProblemKind>> = {
  already_paid: { status: 409, title: 'The order was paid with another payment' },
  amount_out_of_range: { status: 422, title: 'An amount of the order is out of range' },
  expiry_in_the_past: { status: 503, title: 'The clocks of two servers differ too much' },
  id_reused: { status: 409, title: 'The reference was used for another movement' },
  idempotency_key_reused: {
    status: 422,
    title: 'The idempotency key was used for another request',
  },
  idempotency_keys_differ: { status: 400, title: 'Header and body name different keys' },
  illegal_transition: { status: 409, title: 'The order cannot do this in its status' },
  insufficient_stock: { status: 409, title: 'There is not enough stock' },
  invalid_lines: { status: 422, title: 'The items of the order are not valid' },
  not_due: { status: 409, title: 'It is too early for this' },
  nothing_confirmed: { status: 409, title: 'No pieces are sold that could come back' },
  order_exists: { status: 409, title: 'The order exists already' },
  order_not_found: { status: 404, title: 'There is no such order' },
  payment_amount_mismatch: { status: 422, title: 'The amount is not the total of the order' },
  payment_overdue: { status: 409, title: 'The payment deadline has passed' },
  placement_abandoned: {
    status: 503,
    title: 'The placement took too long and was given up',
    retryAfterSeconds: 1,
  },
  quantity_out_of_range: { status: 422, title: 'The quantity is out of range' },
  reservation_ended: { status: 409, title: 'The reservation has ended' },
  stale_revision: { status: 412, title: 'The resource has changed' },
  unknown_product: { status: 422, title: 'A product is not stocked at its warehouse' },
  unknown_reservation: { status: 409, title: 'There is no such reservation' },
  unknown_stock_item: { status: 404, title: 'The product is not stocked at this warehouse' },
};

export const commandProblem = (
  code: CommandProblemCode,
  details?: Parameters<typeof problemOf>[2],
): Problem => problemOf(code, kinds[code], details);

/** For the `response` of a route's schema: what it may refuse. */
export const refusals = refusalsOf(kinds);

/** Of every route that takes an idempotency key. */
export const keyRefusals = ['idempotency_key_reused', 'idempotency_keys_differ'] as const;

/** Of every command to an order that exists. */
export const orderRefusals = [
  ...keyRefusals,
  'illegal_transition',
  'order_not_found',
  'stale_revision',
] as const;

export const placementRefusals = [
  ...keyRefusals,
  'amount_out_of_range',
  'insufficient_stock',
  'invalid_lines',
  'placement_abandoned',
  'unknown_product',
] as const;

/** What a rejection tells beyond its code, as the wire has it. */
const detailsOf = (rejection: Rejected, id: string): Record<string, unknown> => {
  if (rejection.code === 'illegal_transition') {
    const { status } = rejection;
    return { order_status: status, legal: legalActions(id, status) };
  }
  if (rejection.code === 'payment_amount_mismatch') {
    const { amount, currency } = rejection.expected;
    return { expected: { amount: formatDecimal(amount, currency), currency } };
  }
  if (rejection.code === 'payment_overdue') return { payment_due_at: rejection.paymentDueAt };
  if (rejection.code === 'already_paid') return { reference: rejection.reference };
  if (rejection.code === 'insufficient_stock') {
    return { requested: rejection.requested, available: rejection.available };
  }
  return {};
};

/** A decider's refusal of a command to the aggregate `id`, as an answer. */
export const rejectionProblem = (
  id: string,
  result: { readonly rejection: Rejected; readonly revision: bigint; readonly position: bigint },
): Problem => {
  const { rejection } = result;
  return commandProblem(rejection.code, {
    ...('detail' in rejection && { detail: rejection.detail }),
    extra: detailsOf(rejection, id),
    headers: ledgerHeaders(result),
  });
};

/** Errors of the command executor that are answers; the others every service knows. */
export const mapCommandError = (error: unknown): Problem | undefined => {
  if (error instanceof KeyReusedError) return commandProblem('idempotency_key_reused');
  if (!(error instanceof StaleRevisionError)) return undefined;
  const { actual } = error;
  if (actual < 0n) return commandProblem('order_not_found');
  const etag = entityTag(actual);
  return commandProblem('stale_revision', {
    detail: `the current entity tag is ${etag}`,
    headers: { etag },
  });
};
