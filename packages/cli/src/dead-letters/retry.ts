import type { DeadLetter } from '@order-ledger/contracts';
import { headers } from 'nats';
import type { MsgHdrs, NatsConnection } from 'nats';
import { dropParked } from './parked.ts';
import type { Parked } from './parked.ts';

/**
 * The id under which the stream is to know the message now. Under its first one the stream would
 * drop it, as something that it has seen lately. It derives from the dead letter, so that a retry
 * that died before the dead letter was taken away is the same message when it is made again.
 */
const retryId = ({ message_id: id }: DeadLetter): string => `retry:${id}`;

/** As they were, but for what speaks to the server about the first publish. */
const headersOf = ({ original_headers: originals }: DeadLetter): MsgHdrs => {
  const kept = headers();
  for (const [key, values] of Object.entries(originals)) {
    if (key.toLowerCase().startsWith('nats-')) continue;
    for (const value of values) kept.append(key, value);
  }
  return kept;
};

const answerTimeoutMs = 5_000;

/**
 * Sends a dead letter again, as it was, to where it was, and takes it away once it is stored there.
 * Its receivers know it by the id within it: what they have handled meanwhile counts once. Killed
 * in between, it is still a dead letter, and the next retry is harmless. Throws what NATS throws,
 * with the dead letter where it is.
 */
export async function retryParked(
  connection: NatsConnection,
  { sequence, letter }: Parked,
): Promise<void> {
  if (letter === undefined) throw new Error(`${sequence} is no dead letter that can be read`);
  const { payload, original_subject: subject, original_stream: streamName } = letter;
  const data = Buffer.from(payload.data, payload.encoding === 'text' ? 'utf8' : 'base64');
  await connection.jetstream().publish(subject, data, {
    msgID: retryId(letter),
    headers: headersOf(letter),
    // Never into another stream that happens to have taken over the subject.
    expect: { streamName },
    timeout: answerTimeoutMs,
  });
  await dropParked(connection, { sequence });
}
