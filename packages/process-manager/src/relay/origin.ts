import type { Publication } from '@order-ledger/service-kit';
import type { OutboxRow } from '../store/outbox.ts';

/** What a message needs to know of the row that it comes from. */
export type Handed = Pick<OutboxRow, 'cause' | 'createdAt'>;

/** A message about an operation outside, which has one id however often it is asked for. */
export interface OperationMessage extends Publication {
  readonly operationId: string;
}

/** Where a request to the outside comes from, as all of them say it. */
export const origin = ({ cause, createdAt }: Handed) => {
  const { causationId, correlationId, traceparent } = cause;
  return {
    correlation_id: correlationId,
    causation_id: causationId,
    ...(traceparent !== undefined && { traceparent }),
    requested_at: createdAt.toISOString(),
  };
};
