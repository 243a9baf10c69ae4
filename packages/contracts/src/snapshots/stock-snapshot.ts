import { emptyMap } from '@order-ledger/domain';
import type { PersistentMap, ReservationEnd, StockEvent, StockState } from '@order-ledger/domain';
import { z } from 'zod';
import { instant, pieces, productId, text, warehouseId } from '../events/fields.ts';
import type { SnapshotCodec } from './snapshot-codec.ts';
import { stockSamples } from './stock-samples.ts';

const count = z.int().min(0);
const ends = z.enum(['confirmed', 'released', 'expired'] satisfies ReservationEnd[]);

/** A map is the list of its entries. */
const schema = z.strictObject({
  item: z.strictObject({ warehouseId, productId }).nullable(),
  received: count,
  reserved: count,
  confirmed: count,
  shipped: count,
  made: count,
  active: z.array(
    z.tuple([text, z.strictObject({ quantity: pieces, expiresAt: instant, number: pieces })]),
  ),
  ended: z.strictObject({
    forgottenExpiry: z.int(),
    generations: z.array(
      z.strictObject({ hour: z.int(), expiry: z.int(), ends: z.array(z.tuple([text, ends])) }),
    ),
  }),
  movements: z.array(z.tuple([text, text])),
});

const mapOf = <Value>(entries: readonly (readonly [string, Value])[]): PersistentMap<Value> => {
  let map = emptyMap<Value>();
  for (const [key, value] of entries) map = map.set(key, value);
  return map;
};

/** The states of stock streams. They are long, and what is known of them is little. */
export const stockSnapshots: SnapshotCodec<StockState, StockEvent> = {
  samples: stockSamples,
  encode: ({ active, ended, movements, ...pieces }) => ({
    ...pieces,
    active: [...active.entries()],
    ended: {
      forgottenExpiry: ended.forgottenExpiry,
      generations: ended.generations.map((one) => ({ ...one, ends: [...one.ends.entries()] })),
    },
    movements: [...movements.entries()],
  }),
  decode: (json) => {
    const { active, ended, movements, ...pieces } = schema.parse(json);
    return {
      ...pieces,
      active: mapOf(active),
      ended: {
        forgottenExpiry: ended.forgottenExpiry,
        generations: ended.generations.map((one) => ({ ...one, ends: mapOf(one.ends) })),
      },
      movements: mapOf(movements),
    };
  },
};
