import * as fc from 'fast-check';
import { calm } from './agreement.ts';
import * as inventory from './inventory.ts';
import * as shop from './shop.ts';
import type { Treatment } from './warehouse.ts';
import { holdIds, orderIds } from './world.ts';
import type { World } from './world.ts';

const { pay, requestPayment, cancel, extend, deliver } = shop;
const { receive, cancelItems, ship, giveBack } = shop;
const ofOrder = { pay, requestPayment, cancel, extend, deliver };
const ofPieces = { receive, cancelItems, ship, giveBack };

/** One thing that happens; plain data, so that a failure prints as a story. */
export type Step =
  | { readonly does: 'placeReserved' | 'edit'; readonly order: string; seed: number; steps: number }
  | { readonly does: 'placePending' | 'placeRefused'; readonly order: string; seed: number }
  | { readonly does: keyof typeof ofOrder; readonly order: string }
  | { readonly does: keyof typeof ofPieces; readonly order: string; seed: number }
  | { readonly does: 'releaseByHand'; readonly order: string; pick: number }
  | { readonly does: 'shrink'; pick: number }
  | { readonly does: 'hold'; readonly hold: string; pick: number; steps: number }
  | { readonly does: 'endHold'; readonly hold: string; pick: number }
  | { readonly does: 'follow'; count: number }
  | { readonly does: 'carryOut'; pick: number; crash: boolean }
  | { readonly does: 'serve'; pick: number; treatment: Treatment; duplicate: boolean }
  | { readonly does: 'reply'; pick: number; lost: boolean; duplicate: boolean }
  | { readonly does: 'wake' | 'replayAll' | 'calm' }
  | { readonly does: 'advance'; ms: number };

const order = fc.constantFrom(...orderIds);
const hold = fc.constantFrom(...holdIds);
const seed = fc.nat(26);
const pick = fc.nat(7);
const duplicate = fc.boolean();
const one = <Name extends string>(...names: readonly Name[]) => fc.constantFrom(...names);

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: one('placeReserved', 'edit'), order, seed, steps: fc.nat(5) }),
  fc.record({ does: fc.constant('placeReserved' as const), order, seed, steps: fc.constant(5) }),
  fc.record({
    does: fc.constantFrom('placePending' as const, 'placeRefused' as const),
    order,
    seed,
  }),
  {
    weight: 2,
    arbitrary: fc.record({ does: one('pay', 'pay', 'requestPayment', 'cancel', 'extend'), order }),
  },
  { weight: 2, arbitrary: fc.record({ does: one('receive', 'cancelItems'), order, seed }) },
  { weight: 2, arbitrary: fc.record({ does: one('edit'), order, seed, steps: fc.constant(9) }) },
  { weight: 2, arbitrary: fc.record({ does: one('ship', 'giveBack'), order, seed }) },
  fc.record({ does: one('deliver'), order }),
  fc.record({ does: one('releaseByHand'), order, pick }),
  fc.record({ does: one('shrink'), pick }),
  fc.record({ does: one('hold'), hold, pick, steps: fc.nat(2) }),
  fc.record({ does: one('endHold'), hold, pick }),
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
  fc.record({ does: one('replayAll', 'calm', 'calm') }),
  fc.record({
    does: fc.constant('advance' as const),
    ms: fc.constantFrom(1_000, 1_000, 31_000, 61_000, 300_000, 901_000, 14_400_000),
  }),
);

const first = orderIds[0] ?? '';

/** An order that lived in peace up to here. */
const reservedOrder = seed.map((seed): readonly Step[] => [
  { does: 'placeReserved', order: first, seed, steps: 5 },
  { does: 'calm' },
]);
const chargedOrder = reservedOrder.map((before): readonly Step[] => [
  ...before,
  { does: 'requestPayment', order: first },
  { does: 'follow', count: 4 },
  { does: 'carryOut', pick: 0, crash: false },
]);
const paidOrder = reservedOrder.map((before): readonly Step[] => [
  ...before,
  { does: 'pay', order: first },
  { does: 'calm' },
]);
const deliveredOrder = paidOrder.map((before): readonly Step[] => [
  ...before,
  { does: 'ship', order: first, seed: 0 },
  { does: 'deliver', order: first },
  { does: 'calm' },
]);

/** Many stories begin with an order, so that more happens late in its life. */
export const steps = fc
  .tuple(
    fc.oneof(fc.constant([]), reservedOrder, chargedOrder, paidOrder, deliveredOrder),
    fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }),
  )
  .map(([beginning, rest]): readonly Step[] => [...beginning, ...rest]);

export const run = (world: World, step: Step): void => {
  const { manager } = world;
  switch (step.does) {
    case 'placeReserved':
      return world.placeReserved(step.order, step.seed, step.steps);
    case 'placePending':
      return void world.place(step.order, step.seed, { kind: 'pending' });
    case 'placeRefused':
      return void world.place(step.order, step.seed, { kind: 'refused', shortages: [] });
    case 'edit':
      return shop.edit(world, step.order, step.seed, step.steps);
    case 'pay':
    case 'requestPayment':
    case 'cancel':
    case 'extend':
    case 'deliver':
      return ofOrder[step.does](world, step.order);
    case 'receive':
    case 'cancelItems':
    case 'ship':
    case 'giveBack':
      return ofPieces[step.does](world, step.order, step.seed);
    case 'releaseByHand':
      return inventory.release(world, step.order, step.pick);
    case 'shrink':
      return inventory.shrink(world, step.pick);
    case 'hold':
      return inventory.hold(world, step.hold, step.pick, step.steps);
    case 'endHold':
      return inventory.endHold(world, step.hold, step.pick);
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
    case 'calm':
      return calm(world);
    case 'advance':
      return world.advance(step.ms);
    default:
      return step satisfies never;
  }
};
