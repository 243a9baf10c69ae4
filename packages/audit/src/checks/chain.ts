import { eventIdOf, hashOfParts } from '@order-ledger/event-store';
import type { Findings } from '../findings.ts';
import type { SpooledEvent } from '../spool/records.ts';

/** Where a stream ends, and the hash of its last event. */
export interface StreamHead {
  readonly stream: string;
  readonly revision: bigint;
  readonly hash: string;
}

interface Link {
  revision: bigint;
  hash: string | null;
  commandId: string | undefined;
  /** Of the last event among those of its command. */
  index: number;
}

/** So many events of one command can be missing, and the number of the next still be found. */
const mostMissing = 256n;

const textIn = (metadata: unknown, name: 'prevHash' | 'commandId'): string | null | undefined => {
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  const value: unknown = (metadata as Record<string, unknown>)[name];
  return typeof value === 'string' || value === null ? value : undefined;
};

const hasId = (event: SpooledEvent, commandId: string, index: number): boolean => {
  try {
    return eventIdOf({ ...event, commandId, index }) === event.id;
  } catch {
    // The command id is no UUID.
    return false;
  }
};

/**
 * The number of an event in its command by its id; `undefined` when it has the id of none. Only
 * behind missing events there is more than one to try.
 */
const indexOf = (
  event: SpooledEvent,
  commandId: string,
  first: number,
  missing: bigint,
): number | undefined => {
  const most = first + Number(missing > mostMissing ? mostMissing : missing);
  for (let index = first; index <= most; index += 1) {
    if (hasId(event, commandId, index)) return index;
  }
  return missing > 0n && hasId(event, commandId, 0) ? 0 : undefined;
};

/** Follows each stream: revisions without a gap, every link of the chain, every id. */
export class Chains {
  readonly #links = new Map<string, Link>();
  readonly #certified = new Map<string, StreamHead>();
  readonly #findings: Findings;
  readonly #certifiedUpTo: bigint | null;

  /** `certifiedUpTo`: where the streams stood here is asked for too. */
  constructor(findings: Findings, certifiedUpTo: bigint | null) {
    this.#findings = findings;
    this.#certifiedUpTo = certifiedUpTo;
  }

  /** In the order of names. */
  heads(): readonly StreamHead[] {
    return [...this.#links]
      .map(([stream, { revision, hash }]) => ({ stream, revision, hash: hash ?? '' }))
      .toSorted(byName);
  }

  /** As of the certified position, in the order of names. */
  certifiedHeads(): readonly StreamHead[] {
    return [...this.#certified.values()].toSorted(byName);
  }

  add(event: SpooledEvent, metadata: unknown): void {
    const { stream, revision } = event;
    const link = this.#links.get(stream) ?? {
      revision: -1n,
      hash: null,
      commandId: undefined,
      index: 0,
    };
    this.#links.set(stream, link);
    const missing = revision - link.revision - 1n;
    if (missing !== 0n) this.#addGap(event, link.revision + 1n);
    else this.#checkLink(event, link, metadata);
    this.#checkId(event, link, metadata, missing > 0n ? missing : 0n);
    link.revision = revision;
    link.hash = hashOfParts(event);
    if (this.#certifiedUpTo !== null && event.position <= this.#certifiedUpTo) {
      this.#certified.set(stream, { stream, revision, hash: link.hash });
    }
  }

  #addGap(event: SpooledEvent, expected: bigint): void {
    const code = event.revision > expected ? 'revision_gap' : 'revision_repeated';
    this.#findings.add(code, { event, expected, found: event.revision });
  }

  #checkLink(event: SpooledEvent, { hash }: Link, metadata: unknown): void {
    const claimed = textIn(metadata, 'prevHash');
    if (claimed === hash) return;
    this.#findings.add('chain_broken', { event, expected: hash, found: claimed });
  }

  #checkId(event: SpooledEvent, link: Link, metadata: unknown, missing: bigint): void {
    const commandId = textIn(metadata, 'commandId') ?? undefined;
    const first = commandId === link.commandId && link.revision >= 0n ? link.index + 1 : 0;
    const index = commandId === undefined ? undefined : indexOf(event, commandId, first, missing);
    if (index === undefined) {
      this.#findings.add('event_id_mismatch', {
        event,
        expected: this.#idOf(event, commandId, first),
        found: event.id,
      });
    }
    link.commandId = commandId;
    link.index = index ?? first;
  }

  #idOf(event: SpooledEvent, commandId: string | undefined, index: number): string | null {
    try {
      return commandId === undefined ? null : eventIdOf({ ...event, commandId, index });
    } catch {
      return null;
    }
  }
}

/** By code units, so that everybody who sorts them comes to the same. */
const byName = (a: StreamHead, b: StreamHead): number =>
  a.stream < b.stream ? -1 : Number(a.stream > b.stream);
