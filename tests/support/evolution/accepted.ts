import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { FieldReaders } from './fields.ts';
import type { Life } from './lives.ts';
import type { Outcome } from './replay.ts';

/* What readers are to make of the recorded lives, beside these in `fixtures/`. */

const fixtures = new URL('../../fixtures/', import.meta.url);
const fieldsFile = 'fields.json';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, fixtures), 'utf8'));

/** With a line feed for each event or type: differences are then read easily. */
const write = (path: string, value: object): void => {
  const lines = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}: ${JSON.stringify(each, null, 1)}`,
  );
  writeFileSync(new URL(path, fixtures), `{\n${lines.join(',\n')}\n}\n`);
};

const outcomes = new Map<string, Outcome>();

/** What the readers made of a life when somebody last looked; nothing of a new one. */
export const acceptedOutcome = ({ name }: Life): Outcome => {
  const path = `outcomes/${name}.json`;
  const there = existsSync(new URL(path, fixtures));
  const outcome = outcomes.get(name) ?? (there ? (read(path) as Outcome) : {});
  outcomes.set(name, outcome);
  return outcome;
};

export const acceptOutcome = ({ name }: Life, outcome: Outcome): void =>
  write(`outcomes/${name}.json`, outcome);

export const acceptedFieldReaders = (): FieldReaders => read(fieldsFile) as FieldReaders;

export const acceptFieldReaders = (readers: FieldReaders): void => write(fieldsFile, readers);
