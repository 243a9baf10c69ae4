import { patternOf } from './openapi.ts';
import type { Operation } from './openapi.ts';

/** The values of the parameters of a path, by their names. */
export type PathValues = Readonly<Record<string, string>>;

/** What the answers have told: with it later requests are about things that are there. */
export interface Memory {
  readonly learn: (body: unknown, headers: Readonly<Record<string, string | undefined>>) => void;
  readonly learnBody: (operation: Operation, body: unknown) => void;
  /** What an operation has accepted. */
  readonly bodyFor: (operation: Operation, place: number) => unknown;
  /** An id of a kind such as `order_id`: the newest at 0, the oldest at 1. */
  readonly idAt: (kind: string, place: number) => string | undefined;
  /** Where an answer has said that an operation is possible now, or at least that it was. */
  readonly placeFor: (operation: Operation, place: number) => PathValues | undefined;
  /** Whether an answer has said that it is possible and nobody has done it since. */
  readonly isReady: (operation: Operation) => boolean;
}

const kept = 200;

const keep = <Value>(all: Map<string, Value[]>, key: string, value: Value): void => {
  const values = all.get(key) ?? [];
  all.set(key, values);
  values.push(value);
  if (values.length > kept) values.shift();
};

const at = <Value>(values: readonly Value[] | undefined, place: number): Value | undefined =>
  values?.[values.length - 1 - Math.floor(place * place * values.length)];

const snakeCase = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

/** `/orders/{id}` names an `order_id`, `/inventory/{productId}` a `product_id`. */
export const kindOf = (path: string, name: string): string => {
  if (name !== 'id') return snakeCase(name);
  const thing = /(\w+?)s\/\{id\}/.exec(path)?.[1];
  // Causes are told of everything that has an id; of orders there are most.
  return thing === 'cause' ? 'order_id' : `${thing}_id`;
};

interface Target {
  readonly name: string;
  readonly names: readonly string[];
  readonly kinds: readonly string[];
  readonly pattern: RegExp;
}

const targetOf = ({ name, path, parameters }: Operation): Target => {
  const names = parameters.flatMap((each) => (each.in === 'path' ? [each.name] : []));
  return { name, names, kinds: names.map((each) => kindOf(path, each)), pattern: patternOf(path) };
};

const valuesOf = ({ names }: Target, values: readonly (string | undefined)[]): PathValues =>
  Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const createMemory = (operations: readonly Operation[]): Memory => {
  const targets = operations.map(targetOf).filter(({ names }) => names.length > 0);
  const ids = new Map<string, string[]>();
  const linked = new Map<string, PathValues[]>();
  const seen = new Map<string, PathValues[]>();
  const bodies = new Map<string, unknown[]>();

  const learnLink = (href: unknown): void => {
    for (const target of targets) {
      const match = target.pattern.exec(String(href));
      if (match !== null) keep(linked, target.name, valuesOf(target, match.slice(1)));
    }
  };

  const learnPlaces = (known: Readonly<Record<string, string>>, own: readonly string[]): void => {
    for (const target of targets) {
      if (target.kinds.length < 2 || !target.kinds.some((kind) => own.includes(kind))) continue;
      const values = target.kinds.map((kind) => known[kind]);
      if (!values.includes(undefined)) keep(seen, target.name, valuesOf(target, values));
    }
  };

  const walk = (value: unknown, outer: Readonly<Record<string, string>>): void => {
    if (Array.isArray(value)) for (const item of value.slice(0, 10)) walk(item, outer);
    if (!isRecord(value)) return;
    const own = Object.entries(value).filter(
      (entry): entry is [string, string] => /_(id|cursor)$/.test(entry[0]) && Boolean(entry[1]),
    );
    for (const [kind, id] of own) keep(ids, kind, id);
    const known = { ...outer, ...Object.fromEntries(own) };
    const kinds = own.map(([kind]) => kind);
    if (kinds.length > 0) learnPlaces(known, kinds);
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'links' && isRecord(inner)) Object.values(inner).forEach(learnLink);
      else walk(inner, known);
    }
  };

  return {
    learn: (body, headers) => {
      walk(body, {});
      const { etag, 'ledger-position': position } = headers;
      if (etag !== undefined) keep(ids, 'etag', etag);
      if (position !== undefined) keep(ids, 'position', position);
    },
    learnBody: ({ name }, body) => keep(bodies, name, body),
    bodyFor: ({ name }, place) => at(bodies.get(name), place),
    idAt: (kind, place) => at(ids.get(kind), place),
    placeFor: ({ name }, place) => linked.get(name)?.pop() ?? at(seen.get(name), place),
    isReady: ({ name }) => (linked.get(name)?.length ?? 0) > 0,
  };
};
