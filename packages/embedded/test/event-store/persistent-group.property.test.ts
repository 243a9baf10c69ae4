import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NackAction } from '../../src/event-store/persistent/group.ts';
import { STRATEGIES, type StrategyName } from '../../src/event-store/persistent/settings.ts';
import { type TestConsumer, TestGroup } from './group-support.ts';

type Step =
  | { readonly kind: 'feed' | 'connect' | 'disconnect' | 'pass' | 'finishParking' | 'checkpoint' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'answer'; readonly pick: number; readonly action: NackAction | 'ack' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('feed' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      pick: fc.nat(50),
      action: fc.constantFrom('ack', 'ack', 'park', 'retry', 'skip', 'unknown'),
    }),
  },
  fc.record({
    kind: fc.constantFrom(
      'connect',
      'disconnect',
      'pass',
      'finishParking',
      'checkpoint',
      'restart',
    ),
  }),
);

/** A group with its consumers, and a record of what became of the events. */
class Run {
  readonly settled = new Set<string>();
  readonly #strategy: StrategyName;
  #group: TestGroup;
  #consumers: TestConsumer[] = [];
  #stored = -1;

  constructor(strategy: StrategyName) {
    this.#strategy = strategy;
    this.#group = new TestGroup({ strategy });
  }

  apply(each: Step): void {
    const group = this.#group;
    if (each.kind === 'feed') group.feed(4, (revision) => `s-${revision % 5}`);
    else if (each.kind === 'answer') this.#answer(each.pick, each.action);
    else if (each.kind === 'connect') this.#consumers.push(group.connect(3));
    else if (each.kind === 'disconnect') this.#disconnect();
    else if (each.kind === 'pass') group.pass(700);
    else if (each.kind === 'finishParking') this.#park();
    else if (each.kind === 'checkpoint') this.#checkpoint();
    else this.#restart();
  }

  /** What must not be: a consumer with too much, an event before the checkpoint that is not settled. */
  faults(): string[] {
    const passed = Array.from({ length: this.#stored + 1 }, (_, place) => String(place));
    const full = this.#consumers.filter(({ consumer }) => consumer.availableSlots < 0);
    return [...passed.filter((id) => !this.settled.has(id)), ...full.map(() => 'too full')];
  }

  /** Lets everything come to its end; returns what is not settled then. */
  finish(): string[] {
    this.#restart();
    const last = this.#group.connect(7);
    for (let round = 0; round < 40; round += 1) {
      this.#group.feed(round < 20 ? 1 : 0);
      for (const id of last.inFlight) {
        this.settled.add(id);
        this.#group.ack(id);
      }
    }
    const all = Array.from({ length: this.#group.group.progress.taken + 1 }, (_, n) => String(n));
    return all.filter((id) => !this.settled.has(id));
  }

  #answer(pick: number, action: NackAction | 'ack'): void {
    const inFlight = this.#consumers.flatMap((consumer) => consumer.inFlight);
    const id = inFlight[pick % Math.max(1, inFlight.length)];
    if (id === undefined) return;
    if (action === 'ack' || action === 'skip') this.settled.add(id);
    if (action === 'ack') this.#group.ack(id);
    else this.#group.nack(action, id);
  }

  #disconnect(): void {
    const leaving = this.#consumers.shift();
    if (leaving !== undefined) this.#group.disconnect(leaving);
  }

  #park(): void {
    for (const { id } of this.#group.finishParking()) this.settled.add(id);
  }

  #checkpoint(): void {
    this.#stored = this.#group.checkpoint(true) ?? this.#stored;
  }

  /** Nothing is left but the checkpoint. */
  #restart(): void {
    this.#group = new TestGroup({ strategy: this.#strategy }, this.#stored);
    this.#consumers = [];
  }
}

test('whatever happens, every event is acknowledged, skipped or parked, and none before a checkpoint is not', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...STRATEGIES),
      fc.array(step, { maxLength: 60 }),
      (strategy, steps) => {
        const run = new Run(strategy);
        for (const each of steps) {
          run.apply(each);
          expect(run.faults()).toEqual([]);
        }
        expect(run.finish()).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
