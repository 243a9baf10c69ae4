import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { quote } from 'shell-quote';
import { Webhook } from 'standardwebhooks';
import { hostileHeaders, hostileTexts, rawBodies, worse } from './hostile.ts';
import { kindOf } from './memory.ts';
import type { Memory, PathValues } from './memory.ts';
import type { Operation, Parameter, Schema } from './openapi.ts';
import { valueOf } from './values.ts';
import type { Vocabulary } from './values.ts';
import { places } from './words.ts';

export interface FuzzRequest {
  readonly operation: Operation;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** `404 not_found`: what the server may say because the request is for none of its operations. */
  readonly elsewhere: readonly string[];
  readonly asksForPosition: boolean;
}

/** What a generated request needs beside the document. */
export interface Means {
  readonly memory: Memory;
  readonly words: Vocabulary;
  readonly webhookSecret: string;
  /** Headers of callers; `{}` is nobody in particular. */
  readonly callers: readonly Readonly<Record<string, string>>[];
}

/** A request in parts, before it is written down. */
interface Draft {
  readonly method: string;
  readonly path: PathValues;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  readonly elsewhere: readonly string[];
}

const jsonBody = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? '');

const parametersIn = (operation: Operation, where: Parameter['in']) =>
  operation.parameters.filter((parameter) => parameter.in === where);

const valuesIn = (operation: Operation, where: 'query' | 'header', words: Vocabulary) =>
  fc
    .tuple(
      ...parametersIn(operation, where).map(({ name, schema, required = false }) => {
        const value = valueOf(schema, words, name);
        const given = value.map((text): readonly [string, string][] => [[name, String(text)]]);
        return required ? given : fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, given);
      }),
    )
    .map((given) => given.flat());

/** Mostly of something that was told in an answer. */
const pathOf = (operation: Operation, { memory, words }: Means): Arbitrary<PathValues> => {
  const parameters = parametersIn(operation, 'path');
  const each = parameters.map(({ name, schema }) => {
    const kind = kindOf(operation.path, name);
    const word = words(kind) ?? valueOf(schema, words, name);
    return fc.tuple(places, word).map(([place, other]) => {
      const id = place < 0.9 ? memory.idAt(kind, place) : undefined;
      return [name, String(id ?? other)] as const;
    });
  });
  return fc.tuple(fc.nat({ max: 9 }), places, fc.tuple(...each)).map(([chance, place, values]) => {
    const known = chance < 8 ? memory.placeFor(operation, place) : undefined;
    return known ?? Object.fromEntries(values);
  });
};

/** As the document has it, or what was accepted before. */
const bodyOf = (schema: Schema, operation: Operation, means: Means): Arbitrary<unknown> =>
  fc
    .tuple(fc.nat({ max: 9 }), places, valueOf(schema, means.words, ''))
    .map(([chance, place, value]) => {
      const known = chance < 6 ? means.memory.bodyFor(operation, place) : undefined;
      return known ?? value;
    });

const json = { 'content-type': 'application/json' };

const draftOf = (operation: Operation, means: Means): Arbitrary<Draft> => {
  const { body, method } = operation;
  const value = body === undefined ? fc.constant(undefined) : bodyOf(body, operation, means);
  return fc
    .record({
      path: pathOf(operation, means),
      query: valuesIn(operation, 'query', means.words),
      own: valuesIn(operation, 'header', means.words),
      caller: fc.constantFrom(...means.callers),
      value,
    })
    .map(({ path, query, own, caller, value }) => {
      const headers = { ...caller, ...Object.fromEntries(own) };
      // An optional body that is null may as well be none.
      const isBare = value === undefined || value === null;
      const carried = isBare ? { headers } : { headers: { ...json, ...headers } };
      return {
        method,
        path,
        query,
        body: isBare ? undefined : jsonBody(value),
        elsewhere: [],
        ...carried,
      };
    });
};

const noPlace = ['404 not_found', '400 malformed_request'];

/** Every way to make a request worse that fits the operation. */
const worseDrafts = (operation: Operation, means: Means): readonly Arbitrary<Draft>[] => {
  const drafts = draftOf(operation, means);
  const withHeaders = fc
    .tuple(drafts, hostileHeaders)
    .map(([draft, headers]) => ({ ...draft, headers: { ...draft.headers, ...headers } }));
  const names = [...parametersIn(operation, 'query').map(({ name }) => name), 'surprise', 'page[]'];
  const withQuery = fc
    .tuple(drafts, fc.constantFrom(...names), hostileTexts)
    .map(([draft, name, text]) => ({ ...draft, query: [...draft.query, [name, text] as const] }));
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  const withMethod = fc
    .tuple(
      drafts,
      fc.constantFrom(...methods.filter((each) => !operation.methodsThere.includes(each))),
    )
    .map(([draft, method]) => ({ ...draft, method }));
  const all: Arbitrary<Draft>[] = [withHeaders, withQuery, withMethod];
  const parameters = parametersIn(operation, 'path');
  if (parameters.length > 0) {
    const name = fc.constantFrom(...parameters.map((parameter) => parameter.name));
    all.push(
      // Without a text it would be another path.
      fc.tuple(drafts, name, hostileTexts.filter(Boolean)).map(([draft, name, text]) => ({
        ...draft,
        path: { ...draft.path, [name]: text },
        elsewhere: [...noPlace, '405 method_not_allowed'],
      })),
    );
  }
  if (operation.body !== undefined) {
    const bodies = fc.oneof(
      { weight: 4, arbitrary: worse(bodyOf(operation.body, operation, means)).map(jsonBody) },
      { weight: 1, arbitrary: rawBodies },
    );
    const withBody = fc
      .tuple(drafts, bodies)
      .map(([draft, body]) => ({ ...draft, body, headers: { ...json, ...draft.headers } }));
    all.push(withBody, withBody, withBody);
  }
  return all;
};

/** Half of a surrogate pair has no percent-encoding of its own: its three bytes stand in for it. */
const percentEncoded = (text: string): string =>
  text.isWellFormed()
    ? encodeURIComponent(text)
    : encodeURIComponent(text.toWellFormed()).replaceAll('%EF%BF%BD', '%ED%A0%80');

const queryText = (query: Draft['query']): string => {
  const pairs = query.map(([name, text]) => `${percentEncoded(name)}=${percentEncoded(text)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};

const signed = (headers: Draft['headers'], body: Buffer | undefined, secret: string) => {
  const id = headers['webhook-id']?.trim() ?? 'message';
  const now = new Date();
  const signature = new Webhook(secret).sign(id, now, body ?? Buffer.alloc(0));
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  return { ...headers, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
};

const latin1 = (text: string): string => text.replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?');

const written = (operation: Operation, draft: Draft, secret: string | undefined): FuzzRequest => {
  const { method, path, body, elsewhere } = draft;
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    percentEncoded(path[name] ?? ''),
  );
  const clean = Object.fromEntries(
    Object.entries(draft.headers).map(([name, text]) => [name, latin1(text)]),
  );
  const headers = secret === undefined ? clean : signed(clean, body, secret);
  const asksForPosition =
    'ledger-position' in headers || draft.query.some(([name]) => name === 'min_position');
  return {
    operation,
    method,
    path: filled + queryText(draft.query),
    headers,
    body,
    elsewhere,
    asksForPosition,
  };
};

/** Requests of an operation: half of them as the document asks for them, the others worse. */
export const requestsOf = (operation: Operation, means: Means): Arbitrary<FuzzRequest> => {
  const isSigned = operation.parameters.some(({ name }) => name === 'webhook-signature');
  const good = draftOf(operation, means);
  const drafts = fc.oneof(
    { weight: 6, arbitrary: good },
    { weight: 5, arbitrary: fc.oneof(...worseDrafts(operation, means)) },
  );
  return fc.tuple(drafts, fc.nat({ max: 9 })).map(([draft, chance]) => {
    const secret = isSigned && chance > 0 ? means.webhookSecret : undefined;
    return written(operation, draft, secret);
  });
};

/** A command line that makes the same request again. */
export const curlOf = ({ operation, method, path, headers, body }: FuzzRequest): string => {
  const options = Object.entries(headers).flatMap(([name, text]) => ['-H', `${name}: ${text}`]);
  const url = `${operation.url}${path}`;
  const command = quote(['curl', '-i', '-g', '--path-as-is', '-X', method, ...options, url]);
  if (body === undefined) return command;
  return `echo ${body.toString('base64')} | base64 -d | ${command} --data-binary @-`;
};
