import { randomUUID } from 'node:crypto';
import {
  deadLetterMessage,
  decodeIntegrationEvent,
  inboundSubjects,
} from '@order-ledger/contracts';
import type { DeadLetter, InboundKind, IntegrationEvent } from '@order-ledger/contracts';
import { connectNats, createLogger } from '@order-ledger/service-kit';
import { afterAll } from 'vitest';
import { found } from './journeys.ts';

/** What came over NATS, as it came. */
export interface Message {
  readonly subject: string;
  readonly text: string;
  /** Its `Nats-Msg-Id`. */
  readonly id: string | undefined;
}

/** Somebody else on the same NATS: sends what other services send, and hears everything. */
export interface Outsider {
  /** Everything that was sent since the test began, the oldest first. */
  readonly heard: readonly Message[];
  /** Sends a message to the ledger; answers its id. The fields may say another one. */
  send(kind: InboundKind, fields: object): Promise<string>;
  sendText(subject: string, text: string): Promise<void>;
  /** The message that was set aside because of this text in it. */
  deadLetterWith(text: string): Promise<DeadLetter>;
  /** What is kept in a stream, from its first message on to the last that is asked for. */
  keptIn(
    stream: string,
    subject: string,
    isLast: (text: string) => boolean,
  ): Promise<readonly Message[]>;
}

/** The integration events among messages, each as its own schema has it. */
export const integrationEventsIn = (messages: readonly Message[]): readonly IntegrationEvent[] =>
  messages
    .filter(({ subject }) => subject.startsWith('ledger.event.'))
    .map(({ subject, text }) => decodeIntegrationEvent(subject, text));

interface Received {
  readonly subject: string;
  readonly headers?: { get(name: string): string } | undefined;
  string(): string;
}

const messageOf = (received: Received): Message => ({
  subject: received.subject,
  text: received.string(),
  id: received.headers?.get('Nats-Msg-Id'),
});

/** Call it at the top of a file; it goes away after the last test. */
export const outsiderOn = async (url: string): Promise<Outsider> => {
  const logger = createLogger({ service: 'outsider', level: 'silent' });
  const connection = await connectNats({ url, name: 'outsider', logger });
  const jetstream = connection.jetstream();
  const heard: Message[] = [];
  connection.subscribe('ledger.>', {
    callback: (_error, message) => void heard.push(messageOf(message)),
  });
  await connection.flush();
  afterAll(async () => await connection.close());

  const keptIn: Outsider['keptIn'] = async (stream, subject, isLast) => {
    const consumer = await jetstream.consumers.get(stream, { filterSubjects: subject });
    const kept: Message[] = [];
    for await (const message of await consumer.consume()) {
      kept.push(messageOf(message));
      if (isLast(message.string())) break;
    }
    return kept;
  };

  return {
    heard,
    keptIn,
    send: async (kind, fields) => {
      const message = { message_id: randomUUID(), ...fields };
      await jetstream.publish(inboundSubjects[kind], JSON.stringify(message));
      return message.message_id;
    },
    sendText: async (subject, text) => void (await jetstream.publish(subject, text)),
    deadLetterWith: async (text) =>
      await found(() => {
        const letter = heard.find(
          (each) => each.subject.startsWith('ledger.deadletter.') && each.text.includes(text),
        );
        return letter && deadLetterMessage.decode(letter.text);
      }),
  };
};
