import { projectionNames } from '@order-ledger/read-model';
import { z } from 'zod';
import type { Checkpoint } from './checkpoints.ts';
import { type Lag, mostCounted } from './lag.ts';
import type { Followers } from './watch.ts';

/* What `GET /projections` and `ledger projections --json` tell. */

const progress = {
  position: z.string().describe('Everything of the ledger up to here has been read'),
  events_behind: z
    .int()
    .describe(`Events that are still to be read; ${mostCounted} stands for as many or more`),
  lag_seconds: z.number().describe('The age of the first of them'),
  events_per_second: z
    .int()
    .nullable()
    .describe('Since it was looked at before; null the first time'),
  updated_at: z.iso.datetime().describe('When the position moved last'),
};

const generation = z.object({
  generation: z.int().describe('Its tables are `read_model.{name}_g{generation}`'),
  version: z.int().describe('Of the code that writes its rows'),
  status: z
    .enum(['building', 'live', 'retired', 'failed'])
    .describe('What queries read is live; it is filled beside that, was live before, or failed'),
  ...progress,
  last_error: z.string().nullable(),
});

export const followersSchema = z.object({
  head: z.string().describe('The position of the newest event of the ledger'),
  projections: z.array(
    z.object({
      name: z.string(),
      live_generation: z.int().nullable(),
      version: z.int().nullable().describe('Of the live generation'),
      generations: z.array(generation),
    }),
  ),
  subscriptions: z
    .array(z.object({ name: z.enum(['fulfilment', 'integration-events']), ...progress }))
    .describe('Of the process manager: what drives orders, and what tells other services'),
});

type FollowersJson = z.input<typeof followersSchema>;

const progressJson = (each: Checkpoint & Lag & { readonly rate: number | null }) => ({
  position: `${each.position}`,
  events_behind: each.behind,
  lag_seconds: each.lagSeconds,
  events_per_second: each.rate,
  updated_at: each.updatedAt.toISOString(),
});

export const followersJson = ({ head, generations, subscriptions }: Followers): FollowersJson => ({
  head: `${head}`,
  projections: projectionNames.map((name) => {
    const own = generations.filter((each) => each.name === name);
    const live = own.find(({ status }) => status === 'live');
    return {
      name,
      live_generation: live?.generation ?? null,
      version: live?.version ?? null,
      generations: own.map((each) => ({
        generation: each.generation,
        version: each.version,
        status: each.status,
        ...progressJson(each),
        last_error: each.lastError,
      })),
    };
  }),
  subscriptions: subscriptions.map((each) => ({ name: each.name, ...progressJson(each) })),
});
