import { asynchronous } from './asynchronous.ts';
import { coldLoad } from './cold-load.ts';
import { durability } from './durability.ts';
import { growth } from './growth.ts';
import { lag } from './lag.ts';
import { latency } from './latency.ts';
import { memory } from './memory.ts';
import { mixed } from './mixed.ts';
import { ordersScenario } from './orders.ts';
import { reads } from './reads.ts';
import { replay } from './replay.ts';
import type { Scenario } from './scenario.ts';

/** In the order in which they run. */
export const scenarios: readonly Scenario[] = [
  ordersScenario({
    name: 'spread-1',
    title: 'Orders of one line over 1,000 products',
    lines: 1,
    products: 1_000,
    freshProducts: false,
    main: 'accepted',
    peers: ['row-lock', 'conditional-update', 'function', 'emmett'],
    goals: [
      { peer: 'row-lock', factor: 1.4 },
      { peer: 'emmett', factor: 2.4 },
    ],
  }),
  ordersScenario({
    name: 'spread-3',
    title: 'Orders of three lines over 1,000 products',
    lines: 3,
    products: 1_000,
    freshProducts: false,
    main: 'accepted',
    peers: ['row-lock', 'conditional-update', 'function', 'emmett'],
    goals: [{ peer: 'row-lock', factor: 1 }],
  }),
  ordersScenario({
    name: 'hot',
    title: 'Every order wants the same product',
    lines: 1,
    products: 1,
    freshProducts: true,
    main: 'accepted',
    peers: ['row-lock', 'conditional-update', 'function', 'emmett'],
    goals: [
      { peer: 'row-lock', factor: 4 },
      { peer: 'function', factor: 1.4 },
    ],
  }),
  ordersScenario({
    name: 'sell-out',
    title: 'One product, ten times as many orders as pieces',
    lines: 1,
    products: 1,
    freshProducts: true,
    scarce: 2_000,
    main: 'answers',
    peers: ['row-lock', 'conditional-update', 'function'],
    goals: [{ peer: 'function', factor: 1 }],
  }),
  latency,
  asynchronous,
  lag,
  reads,
  mixed,
  durability,
  coldLoad,
  growth,
  memory,
  replay,
];
