/*
 * Values of columns as PostgreSQL writes them: whatever is not JSON is compared as text, so that a
 * microsecond or a digit more is seen.
 */

/** `2026-11-20 10:00:00.12+00`, as `timestamptz` is written in UTC. */
const timestampText = (date: Date): string =>
  date
    .toISOString()
    .replace('T', ' ')
    .replace(/\.?0*Z$/, '+00');

/** A value that the events lead to, as the table has it: text, `null`, or what JSON says. */
export const columnValue = (value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return timestampText(value);
  if (typeof value === 'object') return value;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether JSON says what a value says; members that are `undefined` are none. */
export const sameValue = (json: unknown, value: unknown): boolean => {
  if (Array.isArray(json)) {
    return (
      Array.isArray(value) &&
      json.length === value.length &&
      json.every((each, index) => sameValue(each, value[index]))
    );
  }
  if (!isObject(json)) return json === value;
  if (!isObject(value)) return false;
  let members = 0;
  for (const name in value) {
    if (value[name] === undefined) continue;
    members += 1;
    if (!Object.hasOwn(json, name) || !sameValue(json[name], value[name])) return false;
  }
  return Object.keys(json).length === members;
};
