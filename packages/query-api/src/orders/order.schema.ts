import { orderStateSchema } from '@order-ledger/audit/history';
import { instant } from '@order-ledger/contracts/http';
import { z } from 'zod';

export const orderDetailsSchema = orderStateSchema.extend({
  status_history: z.array(z.object({ status: z.string(), at: instant })),
  updated_at: instant,
});

export type OrderDetailsBody = z.input<typeof orderDetailsSchema>;
