import type { Consumer } from './consumer.ts';
import type { Delivery } from './message.ts';

/**
 * Who gets a message: a consumer, nobody at present (`full`), or only one that has no room at
 * present (`later`), while others may have room for other messages.
 */
export type Choice = Consumer | 'full' | 'later';

export interface Strategy {
  add(consumer: Consumer): void;
  remove(consumer: Consumer): void;
  choose(message: Delivery): Choice;
}
