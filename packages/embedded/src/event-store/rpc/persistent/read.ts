import { invalidArgument, unavailable } from '../../errors.ts';
import type { Call } from '../../grpc/call.ts';
import type { Consumer } from '../../persistent/consumer.ts';
import { dropped } from '../../persistent/errors.ts';
import { subscriptionId } from '../../persistent/group-id.ts';
import type { Message } from '../../persistent/message.ts';
import type { RunningGroup } from '../../persistent/running-group.ts';
import type { PersistentSubscriptions } from '../../persistent/subscriptions.ts';
import {
  type ConnectRequest,
  type ConsumerAnswer,
  decodePersistentRead,
  writeDelivery,
} from '../../wire/persistent-read.ts';
import { encode } from '../../wire/proto-writer.ts';
import { encodeConfirmation } from '../../wire/read-response.ts';
import type { UuidForm } from '../../wire/uuid.ts';
import type { OpenCalls } from '../open-calls.ts';

/** `PersistentSubscriptions/Read`: a consumer of a group, for as long as the call lasts. */
export const handlePersistentRead =
  (subscriptions: PersistentSubscriptions, calls: OpenCalls) =>
  (call: Call): void => {
    let consuming: Consuming | undefined;
    call.listen({
      onMessage: (message) => {
        const request = decodePersistentRead(message);
        if (request.kind !== 'connect') consuming?.answer(request);
        else if (consuming === undefined) {
          consuming = new Consuming(call, subscriptions.find(request.id), request);
          const ended = calls.add(() => call.fail(unavailable('Server is shutting down')));
          call.onClose(ended);
        } else throw invalidArgument('The call consumes from a group already');
        if (consuming === undefined) throw invalidArgument('Options must come first');
      },
      // It may still listen, though it cannot answer any more.
      onEnd: () => undefined,
    });
  };

/** A connected consumer: its events out, its answers in. */
class Consuming {
  readonly #call: Call;
  readonly #running: RunningGroup;
  readonly #consumer: Consumer;
  readonly #uuid: UuidForm;
  /** Goes out with the next write, which is at the end of this turn. */
  #messages: Message[] = [];

  constructor(call: Call, running: RunningGroup, { id, bufferSize, uuid }: ConnectRequest) {
    this.#call = call;
    this.#running = running;
    this.#uuid = uuid;
    this.#consumer = running.connect({
      bufferSize,
      from: call.peer,
      username: usernameOf(call),
      connectionName: call.header('connection-name') ?? '<unknown>',
      isCongested: () => call.congested,
      deliver: (message) => this.#deliver(message),
      drop: () => call.fail(dropped(id)),
    });
    void call.write(encodeConfirmation(subscriptionId(id)));
    call.onClose(() => running.disconnect(this.#consumer));
  }

  answer(answer: ConsumerAnswer): void {
    if (answer.kind === 'ack') this.#running.acknowledge(answer.ids);
    else this.#running.refuse(answer.ids, answer.action, answer.reason);
  }

  #deliver(message: Message): void {
    if (this.#messages.length === 0) process.nextTick(() => this.#flush());
    this.#messages.push(message);
  }

  #flush(): void {
    const messages = this.#messages;
    this.#messages = [];
    const frames = encode((writer) => {
      for (const message of messages) {
        writer.frame((response) => writeDelivery(response, message, this.#uuid));
      }
    });
    void this.#call.write(frames)?.then(() => this.#running.resume());
  }
}

/** Nobody is asked for a password, so it is whoever it says it is, else the server's own account. */
const usernameOf = (call: Call): string => {
  const [, credentials = ''] = /^Basic (.+)$/i.exec(call.header('authorization') ?? '') ?? [];
  const [username = ''] = Buffer.from(credentials, 'base64').toString().split(':');
  return username === '' ? 'system' : username;
};
