import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { at, inStatus, listed, orderFor, place } from './goods.ts';
import { deliver, ship } from './journeys.ts';
import {
  eventually,
  impatient,
  newCustomer,
  ok,
  service,
  shared,
  tokenOf,
  unique,
} from './ledger.ts';
import { deliver as tellWebhook } from './webhook.ts';

/* People of whom the ledger is told everything personal that it takes. */

/** Somebody, and a word that stands in everything personal that is ever said of them. */
export interface Person {
  readonly customer: Awaited<ReturnType<typeof newCustomer>>;
  readonly word: string;
}

export const newPerson = async (): Promise<Person> => ({
  customer: await newCustomer(),
  word: `canary${randomBytes(12).toString('hex')}`,
});

export const personalOf = (word: string, moment: string) => ({
  shipping_address: { name: `${word} ${moment} name`, street: `${word} ${moment} street` },
  notes: `${word} ${moment} notes`,
  metadata: { [`${word} ${moment} key`]: `${word} ${moment} value` },
});

const requestReturn = async (id: string, reason: string): Promise<string> => {
  const body = { items: [{ line: 1, quantity: 1 }], reason };
  const { returns } = await ok(
    service.commands.POST('/api/v1/orders/{id}/returns', { ...at(id), body }),
  );
  return returns.at(-1)?.return_id ?? '';
};

const returnPiece = async (id: string, word: string): Promise<void> => {
  const returnId = await requestReturn(id, `${word} too small`);
  await ok(
    service.commands.POST('/api/v1/orders/{id}/returns/{returnId}/complete', {
      params: { path: { id, returnId } },
      body: {},
    }),
  );
};

/** From the placement over edits, payment, shipment and returns to the last refund. */
export const wholeLife = async ({ customer, word }: Person): Promise<string> => {
  const item = await listed('9.90', 20);
  const { id } = await ok(
    customer.commands.POST('/api/v1/orders', {
      params: { header: { 'idempotency-key': randomUUID() } },
      body: orderFor([], {
        user_id: customer.userId,
        ...personalOf(word, 'placed'),
        items: [{ ...item, quantity: 4, unit_price: '9.90' }],
      }),
    }),
  );
  const edit = { ...personalOf(word, 'edited'), items: [{ line: 1, quantity: 3 }] };
  await ok(customer.commands.PATCH('/api/v1/orders/{id}', { ...at(id), body: edit }));
  const part = { items: [{ line: 1, quantity: 1 }], reason: `${word} too many` };
  await ok(customer.commands.POST('/api/v1/orders/{id}/cancel', { ...at(id), body: part }));
  await tellWebhook('payment.succeeded', { order_id: id, reference: `ch_${id}` });
  await inStatus(id, 'confirmed');
  await ship(id);
  await deliver(id);
  await returnPiece(id, word);
  const announced = await requestReturn(id, `${word} wrong colour`);
  await ok(
    service.commands.POST('/api/v1/orders/{id}/returns/{returnId}/decline', {
      params: { path: { id, returnId: announced } },
      body: { reason: `${word} was worn` },
    }),
  );
  await eventually(async () =>
    expect(await inStatus(id, 'partially_returned')).toMatchObject({
      refunds: [{ status: 'completed' }],
      returns: [{ status: 'completed' }, { status: 'declined' }],
    }),
  );
  return id;
};

export const cancelled = async ({ customer, word }: Person): Promise<string> => {
  const more = { user_id: customer.userId, ...personalOf(word, 'unwanted') };
  const { id } = await place(orderFor([await listed('9.90', 1)], more), customer);
  const body = { reason: `${word} changed my mind` };
  await ok(customer.commands.POST('/api/v1/orders/{id}/cancel', { ...at(id), body }));
  await inStatus(id, 'cancelled');
  return id;
};

export const expired = async ({ customer, word }: Person): Promise<string> => {
  const more = { user_id: customer.userId, ...personalOf(word, 'late') };
  const { id } = await place(orderFor([await listed('9.90', 1)], more), impatient);
  await inStatus(id, 'expired');
  return id;
};

/** Requests that are refused, for one reason or the other; answers with which status. */
export const mistakes = async ({ customer, word }: Person): Promise<readonly number[]> => {
  const headers = {
    authorization: `Bearer ${await tokenOf(customer.userId)}`,
    'content-type': 'application/json',
  };
  const more = { user_id: customer.userId, ...personalOf(word, 'refused') };
  const good = orderFor([await listed('9.90', 1)], more);
  const bodies = [
    `{"notes": "${word}" "shipping_address": ${word}}`,
    JSON.stringify({ ...good, [word]: word }),
    JSON.stringify({ ...good, notes: { word } }),
    JSON.stringify({ ...good, items: [{ product_id: unique('ghost'), quantity: 1 }] }),
    JSON.stringify({ ...good, user_id: unique('somebody-else') }),
  ];
  return await Promise.all(
    bodies.map(async (body) => {
      const url = `${shared.commandUrl}/api/v1/orders`;
      const answer = await fetch(url, { method: 'POST', headers, body });
      expect(answer.ok).toBe(false);
      return answer.status;
    }),
  );
};
