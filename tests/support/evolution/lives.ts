import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { decodeExportLine } from '@order-ledger/audit';
import type { RawEvent } from '@order-ledger/event-store';
import { pathsOf } from '../repository.ts';

const fixtures = new URL('../../fixtures/', import.meta.url);

export interface Life {
  readonly name: string;
  readonly file: string;
  /** The events of several streams, in the order of the ledger. */
  readonly events: readonly RawEvent[];
}

/** What `npm run events:record` has kept, some of it years ago. */
export const recordedLives = (): readonly Life[] =>
  pathsOf('tests/fixtures/lives/*.ndjson').map((path) => {
    const file = new URL(path.replace('tests/fixtures/', ''), fixtures).pathname;
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    return { name: basename(path, '.ndjson'), file, events: lines.map(decodeExportLine) };
  });

/** Of the shape of its data. */
const versionOf = ({ metadata }: RawEvent): number =>
  (metadata as { readonly schemaVersion: number }).schemaVersion;

/** Such as `RefundRequested v2`. */
export const versionedType = (event: RawEvent): string => `${event.type} v${versionOf(event)}`;
