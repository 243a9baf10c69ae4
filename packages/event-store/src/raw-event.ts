/** An event as it is stored, JSON parsed, nothing validated. */
export interface RawEvent {
  readonly stream: string;
  /** Its number in the stream, from `0n`. */
  readonly revision: bigint;
  /** Its commit position in `$all`. */
  readonly position: bigint;
  readonly id: string;
  readonly type: string;
  /** Malformed JSON arrives as text, anything but JSON as bytes: neither passes a schema. */
  readonly data: unknown;
  readonly metadata: unknown;
  readonly createdAt: Date;
}
