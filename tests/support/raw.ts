import { shared } from './ledger.ts';

interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** What was answered, read as JSON; the text where it is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

interface RawRequest {
  readonly body?: unknown;
  /** Sent as it is in place of a body. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request of somebody who has nothing but `fetch`, with the key of a service. */
export const send = async (
  endpoint: 'commandUrl' | 'queryUrl',
  line: `${string} /${string}`,
  { body, text, headers }: RawRequest = {},
): Promise<RawAnswer> => {
  const [method = '', path = ''] = line.split(' ');
  const payload = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const answer = await fetch(new URL(path, shared[endpoint]), {
    method,
    headers: {
      'x-api-key': shared.serviceKey,
      ...(payload !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(payload !== undefined && { body: payload }),
  });
  const said = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  return {
    status: answer.status,
    headers: answer.headers,
    body: isJson ? (JSON.parse(said) as RawAnswer['body']) : { text: said },
  };
};
