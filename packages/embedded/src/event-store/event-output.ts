import type { Call } from './grpc/call.ts';
import { isLink, linkTarget } from './links.ts';
import type { StoredEvent } from './model.ts';
import type { Reader } from './reader.ts';
import { encode, encodeFrame, type ProtoWriter } from './wire/proto-writer.ts';
import { writeCheckpoint, writeEvent } from './wire/read-response.ts';
import type { UuidForm } from './wire/uuid.ts';

/** Events go out in writes of about this size, however small they are. */
const WRITE_BYTES = 32 * 1024;

/** Says to a filtered subscription that nothing up to here is still to come. */
export interface Checkpoint {
  readonly checkpoint: number;
}

export interface OutputOptions {
  readonly resolveLinks: boolean;
  readonly uuid: UuidForm;
}

/** The answers of a read: events as `ReadResp` messages, sent no faster than the client reads. */
export class EventOutput {
  readonly #call: Call;
  readonly #reader: Reader;
  readonly #options: OutputOptions;

  constructor(call: Call, reader: Reader, options: OutputOptions) {
    this.#call = call;
    this.#reader = reader;
    this.#options = options;
  }

  /** The client is gone; nothing that is written arrives. */
  get closed(): boolean {
    return this.#call.closed;
  }

  /** Writes framed messages. */
  async write(frames: Buffer): Promise<void> {
    await this.#call.write(frames);
  }

  /** Sends these in their order; with `resolveLinks`, a link with the event that it points to. */
  async send(items: readonly (StoredEvent | Checkpoint)[]): Promise<void> {
    let at = 0;
    while (at < items.length && !this.closed) {
      const item = items[at];
      if (item !== undefined && this.#isToResolve(item)) {
        await this.#sendLink(item);
        at += 1;
      } else {
        const from = at;
        await this.write(encode((writer) => (at = this.#gather(writer, items, from))));
      }
    }
  }

  /** See `Call.onClose`. */
  onClose(listener: () => void): () => void {
    return this.#call.onClose(listener);
  }

  /** Writes from `from` on as much as makes a good write; returns where it has stopped. */
  #gather(writer: ProtoWriter, items: readonly (StoredEvent | Checkpoint)[], from: number): number {
    const { uuid } = this.#options;
    for (let at = from; at < items.length; at += 1) {
      const item = items[at];
      if (item === undefined || writer.length >= WRITE_BYTES || this.#isToResolve(item)) return at;
      writer.frame((response) => {
        if ('checkpoint' in item) writeCheckpoint(response, item.checkpoint);
        else writeEvent(response, item, undefined, uuid);
      });
    }
    return items.length;
  }

  #isToResolve(item: StoredEvent | Checkpoint): item is StoredEvent {
    return this.#options.resolveLinks && !('checkpoint' in item) && isLink(item);
  }

  async #sendLink(link: StoredEvent): Promise<void> {
    const target = await linkTarget(this.#reader, link);
    const { uuid } = this.#options;
    await this.write(encodeFrame((response) => writeEvent(response, target, link, uuid)));
  }
}
