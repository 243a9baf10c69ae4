import { type EventStore, ForeignCheckpointError } from '@order-ledger/event-store';
import type { ProjectionName } from '@order-ledger/read-model';
import { assertNotNewer } from '../begin.ts';
import type { Db } from '../db.ts';
import {
  type Generation,
  addGeneration,
  dropGeneration,
  listGenerations,
  liveGeneration,
  liveOf,
  retiredOf,
} from '../generations.ts';
import { tabled } from '../tabled.ts';
import type { RebuildOptions } from './options.ts';

/** What is to be built, and what it shall replace. */
export interface Target {
  readonly name: ProjectionName;
  readonly live: Generation;
  readonly generation: Generation;
  /** The live rows are of another event store. */
  readonly otherStore: boolean;
}

type Wanted = Pick<RebuildOptions, 'acceptStore' | 'outdatedOnly'>;

/** What is live. Throws `ForeignCheckpointError` where it must not be replaced. */
const liveOfStore = async (
  db: Db,
  name: ProjectionName,
  storeId: string,
  { acceptStore }: Wanted,
): Promise<Generation> => {
  const projection = tabled[name];
  const live = await liveGeneration(db, { name, version: projection.version, storeId });
  assertNotNewer(projection, live);
  if (live.storeId !== storeId && acceptStore !== true) {
    throw new ForeignCheckpointError(
      `the rows of ${name} are of the event store ${live.storeId}, this one is ${storeId}`,
    );
  }
  return live;
};

/** Goes on with what an earlier rebuild has left, as far as it is of today's code and store. */
const generationFor = async (
  db: Db,
  name: ProjectionName,
  storeId: string,
  fromScratch: boolean,
): Promise<Generation> => {
  const { version } = tabled[name];
  let halfBuilt: Generation | undefined;
  for (const each of await listGenerations(db, name)) {
    if (each.status !== 'building' && each.status !== 'failed') continue;
    const goesOn =
      each.status === 'building' && each.version === version && each.storeId === storeId;
    if (goesOn && !fromScratch && halfBuilt === undefined) halfBuilt = each;
    else await dropGeneration(db, name, each.generation);
  }
  return halfBuilt ?? (await addGeneration(db, { name, version, storeId }));
};

export const buildTargets = async (
  db: Db,
  eventStore: EventStore,
  { projections, fromScratch = false, ...wanted }: RebuildOptions,
): Promise<readonly Target[]> => {
  const storeId = await eventStore.storeIdentity();
  const lives: { name: ProjectionName; live: Generation }[] = [];
  // All of them are looked at before the first is touched.
  for (const name of projections) {
    const live = await liveOfStore(db, name, storeId, wanted);
    const isWanted = wanted.outdatedOnly !== true || live.version < tabled[name].version;
    if (isWanted) lives.push({ name, live });
  }
  const targets: Target[] = [];
  for (const { name, live } of lives) {
    const generation = await generationFor(db, name, storeId, fromScratch);
    targets.push({ name, live, generation, otherStore: live.storeId !== storeId });
  }
  return targets;
};

/** The generation that was live before. Throws when there is none that this code can go on with. */
export const retiredTargets = async (
  db: Db,
  eventStore: EventStore,
  { projections }: RebuildOptions,
): Promise<readonly Target[]> => {
  const storeId = await eventStore.storeIdentity();
  const targets: Target[] = [];
  for (const name of projections) {
    const { version } = tabled[name];
    const generations = await listGenerations(db, name);
    const live = liveOf(generations);
    const [retired] = retiredOf(generations);
    if (live === undefined || retired === undefined) {
      throw new Error(`${name} has no earlier generation to go back to`);
    }
    if (retired.version !== version) {
      throw new ForeignCheckpointError(
        `generation ${retired.generation} of ${name} is of version ${retired.version}, this code of ${version}`,
      );
    }
    if (retired.storeId !== storeId) {
      throw new ForeignCheckpointError(
        `generation ${retired.generation} of ${name} is of the event store ${retired.storeId}`,
      );
    }
    const otherStore = live.storeId !== storeId;
    targets.push({ name, live, generation: retired, otherStore });
  }
  return targets;
};
