import { fileURLToPath } from 'node:url';
import { bundled } from '../bundle/bundle.ts';
import type { Niceness } from '../process/priority.ts';

const mainOf = (path: string): string =>
  fileURLToPath(new URL(`../../../${path}/main.ts`, import.meta.url));

/** Every service with its `main.ts`. They are stopped from the last to the first: intake before work. */
const serviceMains = {
  'warehouse-simulator': mainOf('warehouse-adapter/src/simulator'),
  'warehouse-adapter': mainOf('warehouse-adapter/src'),
  'payment-simulator': mainOf('payment-simulator/src'),
  projector: mainOf('projector/src'),
  'process-manager': mainOf('process-manager/src'),
  'query-api': mainOf('query-api/src'),
  'command-api': mainOf('command-api/src'),
};

export type ServiceName = keyof typeof serviceMains;

let bundles: Promise<Readonly<Record<ServiceName | 'event-store', string>>> | undefined;

/** What to run for each service, and for the event store: see `bundled`. */
export async function serviceBundles() {
  bundles ??= bundled({ ...serviceMains, 'event-store': mainOf('embedded/src/event-store') });
  return await bundles;
}

/**
 * What nobody waits for gives way to what somebody waits for, on a machine that has not enough for
 * both: in a rush orders are answered first, and the rest catches up. It has what others leave, at once,
 * for an answer is made by four processes in turn, of which some always wait; and where Linux shares the
 * processor out by session, never less than a twentieth of a share. A smaller one answers hardly faster,
 * and starves it where something else keeps all busy.
 */
const behind = 13;

export const niceness: Readonly<Partial<Record<string, Niceness>>> = {
  'warehouse-simulator': behind,
  'warehouse-adapter': behind,
  'payment-simulator': behind,
  'process-manager': behind,
  nats: behind,
  // Read models are waited for, only not as long as the answer to an order.
  projector: 10,
  // Each order passes its one thread. What that waits for the processor, all of them wait.
  'command-api': -5,
};
