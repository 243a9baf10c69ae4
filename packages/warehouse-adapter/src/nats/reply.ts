import { ledgerStreams, warehouseReplyId } from '@order-ledger/contracts';
import { warehouseReplyMessage, warehouseSubjects } from '@order-ledger/contracts';
import type { WarehouseReply, WarehouseRequest } from '@order-ledger/contracts';
import type { Publication } from '@order-ledger/service-kit';
import type { WarehouseResult } from '../http/warehouse-client.ts';

/** The reply to a request. Its id makes the repetition of the same answer collapse. */
export const replyTo = (
  request: WarehouseRequest,
  { outcome, error }: WarehouseResult,
  now: Date,
): WarehouseReply => ({
  message_id: warehouseReplyId(request.message_id, outcome),
  request_id: request.message_id,
  operation_id: request.operation_id,
  operation: request.operation === 'query' ? request.about : request.operation,
  order_id: request.order_id,
  generation: request.generation,
  outcome,
  ...(error !== undefined && { error }),
  correlation_id: request.correlation_id,
  ...(request.traceparent !== undefined && { traceparent: request.traceparent }),
  replied_at: now.toISOString(),
});

/** A reply on its way to the ledger. */
export const toLedger = (reply: WarehouseReply): Publication => ({
  stream: ledgerStreams.warehouseReplies,
  subject: warehouseSubjects.reply,
  messageId: reply.message_id,
  text: warehouseReplyMessage.encode(reply),
});
