/** What a stream is after some writes: told as simply as possible, to compare the store with. */
export type Expected = 'any' | 'none' | 'exists' | number;

export interface ModelStream {
  ids: string[];
  tombstoned: boolean;
  /** Events before this revision are hidden; all of them when softly deleted. */
  truncateBefore: number;
  maxCount: number;
  deleted: boolean;
  metadataEvents: number;
}

export type Outcome = 'deleted' | 'wrong' | { last: number };

export const newModel = (): ModelStream => ({
  ids: [],
  tombstoned: false,
  truncateBefore: 0,
  maxCount: Infinity,
  deleted: false,
  metadataEvents: 0,
});

export const append = (stream: ModelStream, expected: Expected, ids: string[]): Outcome => {
  const verdict = check(stream, expected, ids);
  if (verdict !== 'ok') return verdict;
  if (stream.deleted) undelete(stream);
  stream.ids.push(...ids);
  return { last: stream.ids.length - 1 };
};

export const remove = (stream: ModelStream, expected: Expected): Outcome => {
  const verdict = check(stream, expected, ['fresh']);
  if (verdict !== 'ok') return verdict;
  if (stream.ids.length === 0 && stream.metadataEvents === 0) return 'wrong';
  stream.deleted = true;
  stream.maxCount = Infinity;
  stream.metadataEvents += 1;
  return { last: stream.ids.length - 1 };
};

export const tombstone = (stream: ModelStream, expected: Expected): Outcome => {
  const verdict = check(stream, expected, ['fresh']);
  if (verdict === 'ok') stream.tombstoned = true;
  return verdict === 'ok' ? { last: stream.ids.length } : verdict;
};

export const setMetadata = (
  stream: ModelStream,
  { truncateBefore = 0, maxCount = Infinity }: { truncateBefore?: number; maxCount?: number },
): Outcome => {
  if (stream.tombstoned && stream.metadataEvents === 0) return 'deleted';
  stream.maxCount = maxCount;
  stream.truncateBefore = truncateBefore;
  const last = stream.metadataEvents;
  stream.metadataEvents += 1;
  if (stream.deleted && !stream.tombstoned) undelete(stream);
  return { last };
};

/** The revisions that a read from the start shows. */
export const read = (stream: ModelStream): number[] | 'missing' | 'deleted' => {
  if (stream.tombstoned) return 'deleted';
  if (stream.deleted || stream.ids.length === 0) return 'missing';
  const first = Math.max(stream.truncateBefore, stream.ids.length - stream.maxCount);
  return stream.ids.map((_, revision) => revision).filter((revision) => revision >= first);
};

const undelete = (stream: ModelStream): void => {
  stream.deleted = false;
  stream.truncateBefore = stream.ids.length;
  stream.metadataEvents += 1;
};

const check = (stream: ModelStream, expected: Expected, ids: string[]): Outcome | 'ok' => {
  const last = stream.ids.length - 1;
  if (stream.tombstoned) return 'deleted';
  if (expected === 'exists' && stream.deleted) return 'deleted';
  if (expected === 'exists' && last < 0 && stream.metadataEvents === 0) return 'wrong';
  if (expected === 'any' || expected === 'exists') {
    const revisions = ids.map((id) => stream.ids.indexOf(id));
    if ((revisions[0] ?? -1) < 0) return 'ok';
    return revisions.includes(-1) ? 'wrong' : { last: revisions.at(-1) ?? -1 };
  }
  const revision = expected === 'none' ? -1 : expected;
  if (revision === last) return 'ok';
  if (revision > last) return 'wrong';
  const there = stream.ids.slice(revision + 1, revision + 1 + ids.length);
  if (there.join() === ids.join()) return { last: revision + ids.length };
  const recreates = expected === 'none' && stream.deleted && there[0] !== ids[0];
  return recreates ? 'ok' : 'wrong';
};
