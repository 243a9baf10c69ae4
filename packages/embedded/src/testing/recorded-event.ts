import pb from '@eventstore/db-client/generated/streams_pb.js';

const Message = pb.ReadResp.ReadEvent.RecordedEvent;

/**
 * An event in the form in which the store keeps and sends it, taken apart by the code of the client:
 * for tests that tamper with `event_store.events.record`.
 */
export class RecordedEvent {
  readonly #message: InstanceType<typeof Message>;

  private constructor(message: InstanceType<typeof Message>) {
    this.#message = message;
  }

  static read(bytes: Buffer): RecordedEvent {
    return new RecordedEvent(Message.deserializeBinary(bytes));
  }

  bytes(): Buffer {
    return Buffer.from(this.#message.serializeBinary());
  }

  get data(): string {
    return Buffer.from(this.#message.getData_asU8()).toString();
  }

  set data(text: string) {
    this.#message.setData(Buffer.from(text));
  }

  get metadata(): string {
    return Buffer.from(this.#message.getCustomMetadata_asU8()).toString();
  }

  set metadata(text: string) {
    this.#message.setCustomMetadata(Buffer.from(text));
  }

  get type(): string {
    return this.#message.getMetadataMap().get('type') ?? '';
  }

  set type(text: string) {
    this.#message.getMetadataMap().set('type', text);
  }

  moveTo(revision: string, position: string): void {
    this.#message.setStreamRevision(revision);
    this.#message.setCommitPosition(position);
    this.#message.setPreparePosition(position);
  }
}
