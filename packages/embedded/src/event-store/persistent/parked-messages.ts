import { randomUUID } from 'node:crypto';
import { linkTarget } from '../links.ts';
import { LINK_TYPE, type ProposedEvent } from '../model.ts';
import type { OwnStreams } from '../own-streams.ts';
import type { Reader } from '../reader.ts';
import { recordData, recordStream } from '../wire/record.ts';
import { type GroupId, parkedStream } from './group-id.ts';
import type { Delivery } from './message.ts';

const BINARY_CONTENT = 'application/octet-stream';

/** A parked message; undefined = what was parked is gone. */
export interface Parked {
  readonly revision: number;
  readonly delivery: Delivery | undefined;
}

/** The event that parks a message: a link to it, with the reason. */
export const parkingEvent = ({ event, link }: Delivery, reason: string): ProposedEvent => {
  const subscriptionEventNumber = (link ?? event)?.revision;
  const metadata = { added: new Date().toISOString(), reason, subscriptionEventNumber };
  return {
    id: randomUUID(),
    type: LINK_TYPE,
    contentType: BINARY_CONTENT,
    data:
      event === undefined
        ? recordData(link?.record ?? Buffer.alloc(0))
        : Buffer.from(`${event.revision}@${recordStream(event.record)}`),
    metadata: Buffer.from(JSON.stringify(metadata)),
  };
};

/** The messages that nobody could handle, as links in a stream that clients can read as well. */
export class ParkedMessages {
  readonly #streams: OwnStreams;
  readonly #reader: Reader;
  readonly #stream: string;

  constructor(streams: OwnStreams, reader: Reader, id: GroupId) {
    this.#streams = streams;
    this.#reader = reader;
    this.#stream = parkedStream(id);
  }

  async park(event: ProposedEvent): Promise<void> {
    await this.#streams.append(this.#stream, event);
  }

  /** The revisions that are parked, from `from` on, both inclusive; undefined = none. */
  async range(from: number): Promise<{ readonly low: number; readonly high: number } | undefined> {
    const range = await this.#streams.range(this.#stream);
    if (range === undefined) return undefined;
    const low = Math.max(range.low, from);
    return low > range.high ? undefined : { low, high: range.high };
  }

  async read(low: number, count: number): Promise<Parked[]> {
    const range = await this.#streams.range(this.#stream);
    const parked: Parked[] = [];
    if (range === undefined) return parked;
    for await (const link of this.#streams.read(range, low, count)) {
      const event = await linkTarget(this.#reader, link);
      const delivery = event === undefined ? undefined : { event, link };
      parked.push({ revision: link.revision, delivery });
    }
    return parked;
  }

  async removeBefore(revision: number): Promise<void> {
    await this.#streams.setMetadata(this.#stream, { $tb: revision });
  }
}
