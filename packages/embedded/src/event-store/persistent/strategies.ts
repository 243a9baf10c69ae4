import { isLink } from '../links.ts';
import { recordData, recordMetadata, recordStream } from '../wire/record.ts';
import type { Consumer } from './consumer.ts';
import type { Delivery } from './message.ts';
import { Pinned } from './pinned.ts';
import type { StrategyName } from './settings.ts';
import type { Choice, Strategy } from './strategy.ts';

/** One after the other, passing over those that have no room. */
class RoundRobin implements Strategy {
  #consumers: readonly Consumer[] = [];

  add(consumer: Consumer): void {
    this.#consumers = [...this.#consumers, consumer];
  }

  remove(consumer: Consumer): void {
    this.#consumers = this.#consumers.filter((each) => each !== consumer);
  }

  choose(): Choice {
    const at = this.#consumers.findIndex(({ hasRoom }) => hasRoom);
    const chosen = this.#consumers[at];
    if (chosen === undefined) return 'full';
    const next = this.turn(at);
    this.#consumers = [...this.#consumers.slice(next), ...this.#consumers.slice(0, next)];
    return chosen;
  }

  /** Which one is asked first the next time, when the one at `chosen` has been chosen. */
  protected turn(chosen: number): number {
    return chosen + 1;
  }
}

/** The same one until it has no room. */
class DispatchToSingle extends RoundRobin {
  protected override turn(chosen: number): number {
    return chosen;
  }
}

/** The strategy of that name, without consumers. */
export const createStrategy = (name: StrategyName): Strategy => {
  if (name === 'RoundRobin') return new RoundRobin();
  if (name === 'DispatchToSingle') return new DispatchToSingle();
  return new Pinned(name === 'Pinned' ? sourceStream : correlation);
};

/** The stream that an event is of, even if all that is known of it is a link. */
const sourceStream = ({ event, link }: Delivery): string => {
  const known = event ?? link;
  if (known === undefined) return '';
  if (!isLink(known)) return recordStream(known.record);
  return recordData(known.record).toString().replace(/^\d+@/, '');
};

const correlation = (delivery: Delivery): string => {
  const known = delivery.event ?? delivery.link;
  const metadata = known === undefined ? '' : recordMetadata(known.record).toString();
  try {
    const { $correlationId } = JSON.parse(metadata) as { $correlationId?: unknown };
    return typeof $correlationId === 'string' ? $correlationId : sourceStream(delivery);
  } catch {
    return sourceStream(delivery);
  }
};
