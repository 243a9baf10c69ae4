import type { FulfilmentAction } from '@order-ledger/domain';
import type { Logger } from '@order-ledger/service-kit';

/** What goes unanswered for so long that a person should look at it. */
export interface Unanswered {
  readonly receiver: 'warehouse' | 'payment provider';
  readonly operation: string;
}

/**
 * Calls for a person when an operation was asked for so many times: a commit, a cancel or a refund
 * is never given up, and nobody would notice that it goes on for days.
 */
export const watchUnanswered =
  (alertAfter: number, logger: Logger, onUnanswered: (unanswered: Unanswered) => void) =>
  (action: FulfilmentAction): void => {
    if (action.type !== 'askWarehouse' && action.type !== 'askPayment') return;
    const { orderId, kind: operation, attempt } = action;
    if (attempt < alertAfter) return;
    const receiver = action.type === 'askWarehouse' ? 'warehouse' : 'payment provider';
    logger.error({ orderId, operation, attempt, receiver }, 'nobody answers: somebody has to look');
    onUnanswered({ receiver, operation });
  };
