import { randomUUID } from 'node:crypto';

/** One request of a `.http` file, its variables still in it. */
export interface HttpRequest {
  /** What is said of it, which ends with the statuses that it may be answered with. */
  readonly title: string;
  readonly statuses: readonly number[];
  readonly name: string | undefined;
  /** Another service has to have done its part first. */
  readonly isRetried: boolean;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What was answered to a request that has a name. */
export interface NamedAnswer {
  readonly headers: Headers;
  readonly body: unknown;
}

const requestOf = (block: string): HttpRequest | undefined => {
  const [head = '', ...bodies] = block.trim().split('\n\n');
  const [title = '', ...lines] = head.split('\n');
  const start = lines.findIndex((line) => /^[A-Z]+ /.test(line));
  if (start < 0) return undefined;
  const [, method = '', url = ''] = /^([A-Z]+) (.+)$/.exec(lines[start] ?? '') ?? [];
  const remarks = lines.slice(0, start);
  const headers = lines.slice(start + 1).map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  return {
    title: title.trim(),
    statuses: (/: (\d{3}.*)/.exec(title)?.[1]?.match(/\b\d{3}\b/g) ?? []).map(Number),
    name: remarks.map((line) => /^# @name (\w+)$/.exec(line)?.[1]).find(Boolean),
    isRetried: remarks.includes('# @retry'),
    method,
    url,
    headers: Object.fromEntries(headers),
    body: bodies.join('\n\n').trim() || undefined,
  };
};

/** The requests of a `.http` file, as editors send them one by one. */
export const requestsOf = (text: string): readonly HttpRequest[] =>
  `\n${text}`.split(/\n###/).flatMap((block) => requestOf(block) ?? []);

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

/** What editors make up: `$guid`, and `$datetime iso8601 2 h` for the time in two hours. */
const madeUp = (variable: string): string | undefined => {
  if (variable === '$guid') return randomUUID();
  const hours = /^\$datetime iso8601 (-?\d+) h$/.exec(variable)?.[1];
  return hours && new Date(Date.now() + Number(hours) * 3_600_000).toISOString();
};

/** The text with every `{{variable}}` filled in; throws for one that has no value. */
export const filledIn = (
  text: string,
  variables: Readonly<Record<string, string>>,
  answers: ReadonlyMap<string, NamedAnswer>,
): string =>
  text.replaceAll(/\{\{([^}]+)\}\}/g, (_, variable: string) => {
    const [name = '', , part, ...path] = variable.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
    const answer = answers.get(name);
    const value =
      variables[variable] ??
      madeUp(variable) ??
      (part === 'headers'
        ? answer?.headers.get(path.join('.'))
        : path.reduce<unknown>(memberOf, answer?.body));
    if (typeof value !== 'string') throw new Error(`{{${variable}}} has no value`);
    return value;
  });
