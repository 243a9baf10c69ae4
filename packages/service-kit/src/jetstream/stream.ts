import { DiscardPolicy, NatsError, RetentionPolicy, StorageType, nanos } from 'nats';
import type { NatsConnection, StreamConfig } from 'nats';

/** A stream as its users agree on it. */
export interface StreamDescription {
  readonly name: string;
  readonly description: string;
  readonly subjects: readonly string[];
  readonly retention: 'limits' | 'workqueue';
  readonly storage: 'file';
  readonly discard: 'new' | 'old';
  readonly maxBytes: number;
  readonly duplicateWindowMs: number;
}

const retentions = { limits: RetentionPolicy.Limits, workqueue: RetentionPolicy.Workqueue };

const discards = { new: DiscardPolicy.New, old: DiscardPolicy.Old };

const configOf = (stream: StreamDescription): Partial<StreamConfig> => ({
  name: stream.name,
  description: stream.description,
  subjects: [...stream.subjects],
  retention: retentions[stream.retention],
  storage: StorageType.File,
  discard: discards[stream.discard],
  max_bytes: stream.maxBytes,
  duplicate_window: nanos(stream.duplicateWindowMs),
});

/** What was sent into a broken connection is never answered: to be asked again soon. */
export const jetstreamApi = { timeout: 2_000 };

/** Error codes of the JetStream API. */
const notFoundCodes: readonly unknown[] = [10_014, 10_059];

/** Changes what is there, or creates it when there is nothing. */
export const updateOrAdd = async (
  update: () => Promise<unknown>,
  add: () => Promise<unknown>,
): Promise<void> => {
  try {
    await update();
  } catch (error) {
    const code = error instanceof NatsError ? error.api_error?.err_code : undefined;
    if (!notFoundCodes.includes(code)) throw error;
    await add();
  }
};

/**
 * Creates the stream, or brings an existing one to this description and leaves whatever it does not
 * mention (replicas, placement) to its operator. Safe to call from several services at once. Throws
 * what NATS throws: unreachable, no JetStream, no room, or a change that a stream does not allow.
 */
export const ensureStream = async (
  connection: NatsConnection,
  stream: StreamDescription,
): Promise<void> => {
  const { streams } = await connection.jetstreamManager(jetstreamApi);
  const config = configOf(stream);
  await updateOrAdd(
    () => streams.update(stream.name, config),
    () => streams.add(config),
  );
};
