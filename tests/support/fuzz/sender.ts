import { Pool } from 'undici';
import type { FuzzRequest } from './request.ts';

export interface Answer {
  readonly status: number;
  /** Without its parameters. */
  readonly mediaType: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  readonly elapsedMs: number;
}

export interface Sender {
  /** Throws when there is no answer. */
  readonly send: (request: FuzzRequest) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

const patienceMs = 30_000;

/** Of a stream without an end its first words are enough. */
const firstOf = async (body: AsyncIterable<Buffer>): Promise<string> => {
  for await (const chunk of body) return chunk.toString();
  return '';
};

/** Talks to both endpoints, over so many connections to each. */
export const createSender = (urls: readonly string[], connections: number): Sender => {
  const timeouts = { headersTimeout: patienceMs, bodyTimeout: patienceMs };
  const pools = new Map(urls.map((url) => [url, new Pool(url, { ...timeouts, connections })]));

  return {
    send: async ({ operation, method, path, headers, body }) => {
      const pool = pools.get(operation.url);
      if (pool === undefined) throw new Error(`no connection to ${operation.url}`);
      const startedMs = performance.now();
      const reply = await pool.request({ method, path, headers, body: body ?? null });
      const given = Object.entries(reply.headers).map(
        ([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value] as const,
      );
      const known: Readonly<Record<string, string | undefined>> = Object.fromEntries(given);
      const mediaType = known['content-type']?.split(';')[0] ?? '';
      const isEndless = mediaType === 'text/event-stream';
      const text = isEndless ? await firstOf(reply.body) : await reply.body.text();
      const elapsedMs = performance.now() - startedMs;
      return { status: reply.statusCode, mediaType, headers: known, text, elapsedMs };
    },
    close: async () => {
      await Promise.all([...pools.values()].map(async (pool) => await pool.destroy()));
    },
  };
};
