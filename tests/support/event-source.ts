import { z } from 'zod';

const progress = z.object({
  order_id: z.string(),
  revision: z.string(),
  type: z.string(),
  status: z.string(),
});

/** One step of an order, and the id under which it came. */
type Step = z.output<typeof progress> & { readonly id: string };

export interface EventSource {
  readonly status: number;
  /** What has come so far. */
  readonly steps: readonly Step[];
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  /** Goes away without a word. */
  close(): void;
}

const fieldOf = (block: string, name: string): string | undefined =>
  block
    .split('\n')
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2);

const stepOf = (block: string): Step | undefined => {
  const data = fieldOf(block, 'data');
  if (data === undefined) return undefined;
  return { ...progress.parse(JSON.parse(data)), id: fieldOf(block, 'id') ?? '' };
};

/** Follows server-sent events with nothing but `fetch`, so that every byte of them counts. */
export const openEventSource = async (
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<EventSource> => {
  const leaving = new AbortController();
  const { status, body } = await fetch(url, { headers, signal: leaving.signal });
  const steps: Step[] = [];
  const read = async (): Promise<void> => {
    let rest = '';
    for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      steps.push(...blocks.flatMap((block) => stepOf(block) ?? []));
    }
  };
  const ended = read();
  // Who goes away does not wait for the end.
  ended.catch(() => {});
  return { status, steps, ended, close: () => leaving.abort() };
};
