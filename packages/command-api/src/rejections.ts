import { entityTag, ledgerHeaders, legalActions } from '@order-ledger/contracts/http';
import { formatDecimal, refusalsByCommand } from '@order-ledger/domain';
import type { OrderCommand } from '@order-ledger/domain';
import { KeyReusedError, StaleRevisionError } from '@order-ledger/event-store';
import { problemOf, refusalsOf } from '@order-ledger/service-kit';
import type { Problem } from '@order-ledger/service-kit';
import { kinds } from './problem-kinds.ts';
import type { CommandProblemCode, Rejected } from './problem-kinds.ts';

export type { CommandProblemCode };

export const commandProblem = (
  code: CommandProblemCode,
  details?: Parameters<typeof problemOf>[2],
): Problem => problemOf(code, kinds[code], details);

/** For the `response` of a route's schema: what it may refuse. */
export const refusals = refusalsOf(kinds);

/** Of every route that takes an idempotency key. */
export const keyRefusals = ['idempotency_key_reused', 'idempotency_keys_differ'] as const;

/** Of commands of these types to an order: all that its decider can say. */
export const commandRefusals = (
  types: readonly OrderCommand['type'][],
): readonly CommandProblemCode[] => types.flatMap((type) => refusalsByCommand[type]);

/** Of every request for a command to an order. */
export const orderRefusals = [...keyRefusals, 'order_not_found', 'stale_revision'] as const;

/** Of every command to a product that exists. */
export const productRefusals = [...keyRefusals, 'product_not_found', 'stale_revision'] as const;

/** Of every request to hold stock. */
export const holdRefusals = [
  ...keyRefusals,
  'deadline_out_of_range',
  'expiry_in_the_past',
  'hold_exists',
  'insufficient_stock',
  'invalid_items',
  'unknown_product',
] as const;

/** Of every change of a reservation, of a hold or of an order. */
export const changeRefusals = [
  ...keyRefusals,
  'hold_exists',
  'illegal_transition',
  'reservation_ended',
  'reservation_not_found',
  'unknown_reservation',
] as const;

export const placementRefusals = [
  ...keyRefusals,
  'amount_out_of_range',
  'catalogue_not_ready',
  'currency_mismatch',
  'discount_not_allowed',
  'insufficient_stock',
  'invalid_lines',
  'placement_abandoned',
  'price_mismatch',
  'product_discontinued',
  'unknown_product',
  'unlisted_product',
] as const;

const snakeCase = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

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
  if (rejection.code === 'not_editable') {
    return { field: rejection.field === 'quantities' ? 'items' : snakeCase(rejection.field) };
  }
  const { code: _, ...members } = rejection;
  return Object.fromEntries(
    Object.entries(members)
      .filter(([name]) => name !== 'detail')
      .map(([name, value]) => [snakeCase(name), value]),
  );
};

interface Refused {
  readonly rejection: Rejected;
  /** Where the stream that refused stands; left out where it is not the one that was asked for. */
  readonly revision?: bigint;
  readonly position?: bigint;
}

/** A decider's refusal of a command to the aggregate `id`, as an answer. */
export const rejectionProblem = (
  id: string,
  { rejection, revision = -1n, position }: Refused,
): Problem =>
  commandProblem(rejection.code, {
    ...('detail' in rejection && { detail: rejection.detail }),
    extra: detailsOf(rejection, id),
    ...(position !== undefined && { headers: ledgerHeaders({ revision, position }) }),
  });

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
