import { decimal, instantParameter } from '@order-ledger/contracts/http';
import { dayMs } from '@order-ledger/domain';
import { z } from 'zod';
import { minPosition } from '../http/ledger-position.ts';

const maxDays = 366;

export const analyticsQuery = z
  .strictObject({
    /** Placed at or after. */
    from: instantParameter,
    /** Placed before. */
    to: instantParameter,
    ...minPosition,
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'must be later than from' })
  .refine(({ from, to }) => to.getTime() - from.getTime() <= maxDays * dayMs, {
    path: ['to'],
    message: `must be at most ${maxDays} days later than from`,
  });

/** 0 to 1; `null` of nothing. */
const rate = z.number().nullable();

const sums = {
  /** Placed in the time. */
  orders: z.int(),
  /** Of those, by the status that they have now. */
  by_status: z.record(z.string(), z.int()),
  /** What those are worth now: cancelled items do not count, cancelled orders do. */
  values: z.array(z.object({ currency: z.string(), created: decimal, average: decimal })),
  cancellation_rate: rate,
  /** Made in the time. */
  reservations: z.int(),
  /** The part of those that has expired since. */
  reservation_expiry_rate: rate,
};

export const analyticsSchema = z.object({
  /** Days (UTC) on which something happened, oldest first. */
  data: z.array(z.object({ day: z.iso.date(), ...sums })),
  meta: z.object({ totals: z.object(sums) }),
});

export type AnalyticsBody = z.input<typeof analyticsSchema>;
