import { Consumer } from '../../src/event-store/persistent/consumer.ts';
import { Group, type NackAction } from '../../src/event-store/persistent/group.ts';
import type { Delivery, Message } from '../../src/event-store/persistent/message.ts';
import type { GroupSettings } from '../../src/event-store/persistent/settings.ts';
import { encodeRecord } from '../../src/event-store/wire/record.ts';

const SETTINGS: GroupSettings = {
  startFrom: 'start',
  resolveLinks: false,
  extraStatistics: false,
  messageTimeoutMs: 1_000,
  maxRetryCount: 3,
  checkpointAfterMs: 1_000,
  minCheckpointCount: 1,
  maxCheckpointCount: 5,
  maxSubscriberCount: 0,
  liveBufferSize: 10,
  readBatchSize: 5,
  historyBufferSize: 20,
  strategy: 'RoundRobin',
};

/** The event at a revision; its id is the revision. */
export const delivery = (revision: number, stream = 's', metadata = ''): Delivery => {
  const at = { stream, revision, position: revision + 1, createdMs: 0 };
  const proposed = { id: '', type: 'A', contentType: '', data: Buffer.alloc(0) };
  const record = encodeRecord({ ...proposed, metadata: Buffer.from(metadata) }, at);
  const { position } = at;
  return { event: { position, revision, eventId: String(revision), record }, link: undefined };
};

/** A group in memory, with its clock and with what it has parked. */
export class TestGroup {
  readonly group: Group;
  readonly parking: Message[] = [];
  readonly reasons: string[] = [];
  nowMs = 0;
  #place: number;

  constructor(settings: Partial<GroupSettings> = {}, after = -1) {
    const park = (message: Message, reason: string): void => {
      this.parking.push(message);
      this.reasons.push(reason);
    };
    this.group = new Group({ ...SETTINGS, ...settings }, after, park, 0);
    this.#place = after;
  }

  /** Takes in the next `count` events, as far as there is room, and delivers. */
  feed(count: number, streamOf: (revision: number) => string = () => 's'): void {
    for (let n = 0; n < count && this.group.room > 0; n += 1) {
      this.#place += 1;
      this.group.add(delivery(this.#place, streamOf(this.#place)), this.#place);
    }
    this.group.deliver(this.nowMs);
  }

  ack(...ids: string[]): void {
    this.group.acknowledge(ids, this.nowMs);
    this.group.deliver(this.nowMs);
  }

  nack(action: NackAction, ...ids: string[]): void {
    this.group.refuse(ids, action, 'why', this.nowMs);
    this.group.deliver(this.nowMs);
  }

  /** Time passes. */
  pass(ms: number): void {
    this.nowMs += ms;
    this.group.expire(this.nowMs);
    this.group.deliver(this.nowMs);
  }

  disconnect({ consumer }: TestConsumer): void {
    this.group.disconnect(consumer, this.nowMs);
    this.group.deliver(this.nowMs);
  }

  /** What was to be parked is. */
  finishParking(): Message[] {
    const parked = this.parking.splice(0);
    for (const message of parked) this.group.parked(message);
    return parked;
  }

  /** Stores the checkpoint that is due; undefined = none is. */
  checkpoint(isTick = false): number | undefined {
    const due = this.group.progress.due(this.nowMs, isTick);
    if (due !== undefined) this.group.progress.stored(due, this.nowMs);
    return due?.place;
  }

  connect(bufferSize: number): TestConsumer {
    const consumer = new TestConsumer(bufferSize);
    this.group.connect(consumer.consumer);
    this.group.deliver(this.nowMs);
    return consumer;
  }
}

/** A consumer that writes down what it gets, as `id` or `id retry-count`. */
export class TestConsumer {
  readonly got: string[] = [];
  readonly consumer: Consumer;
  isCongested = false;
  isDropped = false;

  constructor(bufferSize: number) {
    this.consumer = new Consumer(
      {
        bufferSize,
        from: '',
        username: '',
        connectionName: '',
        isCongested: () => this.isCongested,
        deliver: ({ id, retryCount }) =>
          this.got.push(retryCount === 0 ? id : `${id} ${retryCount}`),
        drop: () => {
          this.isDropped = true;
        },
      },
      0,
    );
  }

  get inFlight(): string[] {
    return this.consumer.inFlight.map(({ id }) => id);
  }
}
