import { expect } from 'vitest';
import { z } from 'zod';
import type { Item } from './goods.ts';
import { eventually } from './ledger.ts';

/* The warehouse itself: the simulator's own HTTP API, and how it misbehaves on request. */

const booking = z.object({
  status: z.enum(['reserved', 'committed', 'cancelled', 'refused']),
  operations: z.array(z.object({ operation: z.string(), outcome: z.string() })),
});
const answer = z.object({
  success: z.boolean(),
  data: z.unknown().optional(),
  error: z.object({ code: z.string() }).optional(),
});

type Booking = z.output<typeof booking>;

export interface Warehouse {
  /** How it has booked an order; `undefined` when it has never heard of it. */
  booking(orderId: string): Promise<Booking | undefined>;
  /** Resolves when the order is booked like this. */
  becomes(orderId: string, status: Booking['status']): Promise<Booking>;
  /** Sets the pieces of an item; without it there are as many as anyone asks for. */
  setStock(item: Item, quantity: number): Promise<void>;
  /** Rates and delays of `/admin/failures`. */
  misbehave(failures: Readonly<Record<string, number>>): Promise<void>;
}

export const warehouseAt = (url: string, apiKey: string): Warehouse => {
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return answer.parse(await response.json());
  };
  const bookingOf: Warehouse['booking'] = async (orderId) => {
    const { success, data } = await call('GET', `/api/v1/inventory/orders/${orderId}`);
    return success ? booking.parse(data) : undefined;
  };
  return {
    booking: bookingOf,
    becomes: async (orderId, status) =>
      await eventually(async () => {
        const booked = await bookingOf(orderId);
        expect(booked?.status).toBe(status);
        return booking.parse(booked);
      }),
    setStock: async (item, quantity) => {
      const { success } = await call('POST', '/api/v1/inventory/update', { ...item, quantity });
      expect(success).toBe(true);
    },
    misbehave: async (failures) => {
      const { success } = await call('PATCH', '/admin/failures', failures);
      expect(success).toBe(true);
    },
  };
};
