import { createGenerationIndexes } from '@order-ledger/read-model';
import { dropGeneration, recordError } from '../generations.ts';
import { type Comparison, compareGenerations } from './compare.ts';
import { buildersIn, fill } from './fill.ts';
import type { AnyBuilder } from './filling.ts';
import { fillingsFor } from './fillings.ts';
import { withRebuildLocks } from './locks.ts';
import type { RebuildOptions, RebuildProgress, RebuiltProjection } from './options.ts';
import { switchTo } from './switch.ts';
import { type Target, buildTargets, retiredTargets } from './targets.ts';

/** What has become of each target so far. */
class Rebuild {
  readonly #options: RebuildOptions;
  readonly #results = new Map<string, RebuiltProjection>();
  #progress: Omit<RebuildProgress, 'phase'> = { events: 0, position: 0n, head: 0n };

  constructor(options: RebuildOptions) {
    this.#options = options;
  }

  async run(targets: readonly Target[]): Promise<readonly RebuiltProjection[]> {
    const { db, logger } = this.#options;
    const targetOf = (builder: AnyBuilder): Target => {
      const target = targets.find(({ name }) => name === builder.projection.name);
      if (target === undefined) throw new Error(`${builder.projection.name} is no target`);
      return target;
    };
    const fillings = fillingsFor(db, targets, async (builder, err) => {
      const { name } = builder.projection;
      logger.error({ err, projection: name }, 'rebuild failed: the old generation still serves');
      await recordError(db, name, builder.generation, err);
      const error = err instanceof Error ? err.message : String(err);
      this.#end(targetOf(builder), builder, { outcome: 'failed', error, comparison: null });
    });
    await this.#fill(fillings);
    this.#report('indexing');
    for (const { generation, name } of targets) {
      if (this.#results.has(name) || generation.status === 'retired') continue;
      await createGenerationIndexes(db, name, generation.generation);
    }
    const comparisons = new Map<AnyBuilder, Comparison | null>();
    for (const builder of buildersIn(fillings)) {
      comparisons.set(builder, await this.#compare(targetOf(builder), builder));
    }
    await this.#fill(fillings);
    for (const builder of buildersIn(fillings)) {
      await this.#finish(targetOf(builder), builder, comparisons.get(builder) ?? null);
    }
    return targets.flatMap(({ name }) => this.#results.get(name) ?? []);
  }

  async #fill(fillings: ReturnType<typeof fillingsFor>): Promise<void> {
    const { eventStore, signal, batchSize } = this.#options;
    const before = this.#progress.events;
    await fill({
      eventStore,
      fillings,
      batchSize,
      signal,
      onProgress: (progress) => {
        this.#progress = { ...progress, events: before + progress.events };
        this.#report('filling');
      },
    });
  }

  async #compare(
    { live, otherStore }: Target,
    { projection, generation }: AnyBuilder,
  ): Promise<Comparison | null> {
    if (otherStore) return null;
    this.#report('comparing');
    const { db } = this.#options;
    return await compareGenerations(db, projection, live.generation, generation);
  }

  async #finish(target: Target, builder: AnyBuilder, comparison: Comparison | null): Promise<void> {
    const { db, eventStore, signal, dryRun = false } = this.#options;
    const { name, otherStore } = target;
    signal?.throwIfAborted();
    if (dryRun) {
      await dropGeneration(db, name, builder.generation);
      this.#end(target, builder, { outcome: 'compared', error: null, comparison });
      return;
    }
    this.#report('switching');
    await switchTo(db, eventStore, builder, otherStore, signal);
    this.#end(target, builder, { outcome: 'switched', error: null, comparison });
  }

  #report(phase: RebuildProgress['phase']): void {
    this.#options.onProgress?.({ phase, ...this.#progress });
  }

  #end(
    { name, live, generation }: Target,
    builder: AnyBuilder,
    ending: {
      readonly outcome: RebuiltProjection['outcome'];
      readonly error: string | null;
      readonly comparison: Comparison | null;
    },
  ): void {
    this.#results.set(name, {
      name,
      generation: generation.generation,
      version: generation.version,
      replaced: { generation: live.generation, version: live.version },
      resumedFrom: builder.resumedFrom,
      position: builder.position(),
      events: builder.events(),
      ...ending,
    });
  }
}

/**
 * Fills new tables from the ledger beside those that are read, while commands and queries go on;
 * compares the two, and switches. The old ones are kept, for `rollBack`.
 *
 * Rows and checkpoint are written together, so that whatever ends it, the next call goes on where
 * this one was. A projection that cannot be filled has failed, and its old tables still serve; the
 * others are not held up. Throws `RebuildRunningError`, `ForeignCheckpointError`, and what a
 * repetition may mend.
 */
export const rebuild = async (options: RebuildOptions): Promise<readonly RebuiltProjection[]> =>
  await withRebuildLocks(options.db, options.projections, async () => {
    const targets = await buildTargets(options.db, options.eventStore, options);
    return await new Rebuild(options).run(targets);
  });

/**
 * Goes back to the generation that was live before: catches it up beside the live one, and
 * switches. Throws `ForeignCheckpointError` when it is of other code or of another event store.
 */
export const rollBack = async (options: RebuildOptions): Promise<readonly RebuiltProjection[]> =>
  await withRebuildLocks(options.db, options.projections, async () => {
    const targets = await retiredTargets(options.db, options.eventStore, options);
    return await new Rebuild(options).run(targets);
  });
