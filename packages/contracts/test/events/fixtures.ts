import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StoredEvent } from '../../src/index.ts';

const root = new URL('../fixtures/', import.meta.url);

const fixtureSchema = z.strictObject({
  stream: z.string(),
  type: z.string(),
  data: z.unknown(),
  metadata: z.record(z.string(), z.unknown()),
});

/** An event as a store held it, with the stream that it was in. */
export type Fixture = z.infer<typeof fixtureSchema> & StoredEvent;

/** The recorded versions: `v1`, `v2` … */
export const recordedVersions = (): readonly string[] =>
  readdirSync(root)
    .filter((name) => /^v\d+$/.test(name))
    .toSorted();

/** The event types that were recorded in a version. */
export const recordedTypes = (version: string): readonly string[] =>
  readdirSync(new URL(`${version}/`, root))
    .map((file) => file.replace(/\.json$/, ''))
    .toSorted();

export const fixture = (version: string, type: string): Fixture =>
  fixtureSchema.parse(JSON.parse(readFileSync(new URL(`${version}/${type}.json`, root), 'utf8')));
