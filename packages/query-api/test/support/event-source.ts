/** What one message of an event stream says. */
interface Message {
  readonly id: number;
  readonly data: unknown;
}

/** A client of an event stream, over a real connection. */
export interface EventSource {
  readonly status: number;
  /** What has come so far. */
  readonly messages: readonly Message[];
  readonly heartbeats: () => number;
  /** Resolves when the server has ended the stream, rejects when the connection broke. */
  readonly ended: Promise<void>;
  /** Goes away without a word. */
  close(): void;
}

const messageOf = (block: string): Message | undefined => {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
    }),
  );
  const data = fields.get('data');
  if (data === undefined) return undefined;
  const parsed: unknown = JSON.parse(data);
  return { id: Number(fields.get('id')), data: parsed };
};

/** Opens a stream; `after` is sent as `Last-Event-ID`. */
export const openEventSource = async (
  url: string,
  { after, headers = {} }: { after?: number; headers?: Record<string, string> } = {},
): Promise<EventSource> => {
  const aborting = new AbortController();
  const last: Record<string, string> = after === undefined ? {} : { 'last-event-id': `${after}` };
  const response = await fetch(url, {
    headers: { accept: 'text/event-stream', ...headers, ...last },
    signal: aborting.signal,
  });
  const messages: Message[] = [];
  let heartbeats = 0;
  const read = async (): Promise<void> => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      rest += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block === ':') heartbeats += 1;
        const message = messageOf(block);
        if (message !== undefined) messages.push(message);
      }
    }
  };
  const ended = read();
  // Who closes does not wait for the end.
  ended.catch(() => {});
  return {
    status: response.status,
    messages,
    heartbeats: () => heartbeats,
    ended,
    close: () => aborting.abort(),
  };
};
