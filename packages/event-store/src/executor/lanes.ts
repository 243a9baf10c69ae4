/** The waiting work of one stream, oldest first. */
export interface Lane<Item> {
  readonly id: string;
  readonly items: Item[];
}

/**
 * Queues of work, one per stream. A stream is worked on by one `work` at a time; streams take
 * turns, one batch each, at most `maxActive` at once, so that neither a busy stream nor one whose
 * work fails delays the others for more than its share.
 */
export class Lanes<Item> {
  readonly #lanes = new Map<string, Lane<Item>>();
  readonly #ready = new Set<Lane<Item>>();
  readonly #maxActive: number;
  readonly #work: (lane: Lane<Item>) => Promise<void>;
  #active = 0;
  #scheduled = false;

  /** `work` takes at least one item off the lane and must not reject. */
  constructor(maxActive: number, work: (lane: Lane<Item>) => Promise<void>) {
    this.#maxActive = maxActive;
    this.#work = work;
  }

  waitingFor(id: string): number {
    return this.#lanes.get(id)?.items.length ?? 0;
  }

  add(id: string, item: Item): void {
    const lane = this.#lanes.get(id);
    if (lane !== undefined) {
      lane.items.push(item);
      return;
    }
    const opened = { id, items: [item] };
    this.#lanes.set(id, opened);
    this.#ready.add(opened);
    if (this.#scheduled) return;
    // Whatever arrives in the same turn is taken as one batch.
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#pump();
    });
  }

  #pump(): void {
    for (const lane of this.#ready) {
      if (this.#active >= this.#maxActive) return;
      this.#ready.delete(lane);
      this.#active += 1;
      void this.#turn(lane);
    }
  }

  async #turn(lane: Lane<Item>): Promise<void> {
    try {
      await this.#work(lane);
    } finally {
      this.#active -= 1;
      if (lane.items.length > 0) this.#ready.add(lane);
      else this.#lanes.delete(lane.id);
      this.#pump();
    }
  }
}
