import * as fc from 'fast-check';
import type { Treatment } from './warehouse.ts';
import { orderIds } from './world.ts';
import type { World } from './world.ts';

/** One thing that happens; plain data, so that a failure prints as a story. */
export type Step =
  | { readonly does: 'placeReserved'; readonly order: string; seed: number; steps: number }
  | { readonly does: 'placePending' | 'placeRefused'; readonly order: string; seed: number }
  | { readonly does: 'pay' | 'cancel'; readonly order: string }
  | { readonly does: 'releaseByHand'; readonly order: string; pick: number }
  | { readonly does: 'follow'; count: number }
  | { readonly does: 'carryOut'; pick: number; crash: boolean }
  | { readonly does: 'serve'; pick: number; treatment: Treatment; duplicate: boolean }
  | { readonly does: 'reply'; pick: number; lost: boolean; duplicate: boolean }
  | { readonly does: 'wake' | 'replayAll' }
  | { readonly does: 'advance'; ms: number };

const order = fc.constantFrom(...orderIds);
const seed = fc.nat(13);
const pick = fc.nat(7);
const duplicate = fc.boolean();

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('placeReserved' as const), order, seed, steps: fc.nat(5) }),
  fc.record({ does: fc.constant('placeReserved' as const), order, seed, steps: fc.constant(5) }),
  fc.record({
    does: fc.constantFrom('placePending' as const, 'placeRefused' as const),
    order,
    seed,
  }),
  fc.record({ does: fc.constantFrom('pay' as const, 'pay' as const, 'cancel' as const), order }),
  fc.record({ does: fc.constant('releaseByHand' as const), order, pick }),
  { weight: 4, arbitrary: fc.record({ does: fc.constant('follow' as const), count: fc.nat(4) }) },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('carryOut' as const), pick, crash: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('serve' as const),
      pick,
      treatment: fc.constantFrom<Treatment>(
        'obey',
        'obey',
        'refuse',
        'unreachable',
        'loseAnswer',
        'silent',
        'drop',
      ),
      duplicate,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('reply' as const),
      pick,
      lost: fc.boolean(),
      duplicate,
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wake' as const) }) },
  fc.record({ does: fc.constant('replayAll' as const) }),
  fc.record({
    does: fc.constant('advance' as const),
    ms: fc.constantFrom(1_000, 31_000, 61_000, 300_000, 901_000, 14_400_000),
  }),
);

export const steps = fc.array(step, { minLength: 5, maxLength: 80, size: 'max' });

export const run = (world: World, step: Step): void => {
  const { manager } = world;
  switch (step.does) {
    case 'placeReserved':
      return world.placeReserved(step.order, step.seed, step.steps);
    case 'placePending':
      return void world.place(step.order, step.seed, { kind: 'pending' });
    case 'placeRefused':
      return void world.place(step.order, step.seed, { kind: 'refused', shortages: [] });
    case 'pay':
      return world.pay(step.order);
    case 'cancel':
      return world.cancel(step.order);
    case 'releaseByHand': {
      const productId = ['lamp', 'bulb', 'cable'][step.pick % 3] ?? 'lamp';
      return world.release(step.order, { warehouseId: 'berlin', productId, quantity: 1 });
    }
    case 'follow':
      return manager.follow(step.count);
    case 'carryOut': {
      const heads = manager.heads();
      const action = heads[step.pick % Math.max(1, heads.length)];
      return action === undefined ? undefined : manager.carryOut(action, step.crash);
    }
    case 'serve':
      return world.serve(step.pick, step.treatment, step.duplicate);
    case 'reply':
      return world.reply(step.pick, step.lost, step.duplicate);
    case 'wake':
      return manager.wakeDue();
    case 'replayAll':
      manager.checkpoint = 0;
      return undefined;
    case 'advance':
      return world.advance(step.ms);
    default:
      return step satisfies never;
  }
};
