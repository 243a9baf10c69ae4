import { randomUUID } from 'node:crypto';
import { inboundSubjects, ledgerStreams } from '@order-ledger/contracts';
import type { InboundKind } from '@order-ledger/contracts';
import { ensureStream } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';

/** Another service: sends whatever it likes, without a `Nats-Msg-Id`. Answers the message's id. */
export const senderOn =
  (connection: NatsConnection) =>
  async (kind: InboundKind, fields: object | string): Promise<string> => {
    await ensureStream(connection, ledgerStreams.inbound);
    const message = { message_id: randomUUID(), ...(typeof fields === 'object' && fields) };
    const text = typeof fields === 'string' ? fields : JSON.stringify(message);
    await connection.jetstream().publish(inboundSubjects[kind], text);
    return message.message_id;
  };
