import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { openEventSource } from '../support/event-source.ts';
import type { EventSource } from '../support/event-source.ts';
import { pay, placed } from '../support/goods.ts';
import { cancel, deliver, ship } from '../support/journeys.ts';
import { eventually, service, shared } from '../support/ledger.ts';

const urlOf = (id: string): string => `${shared.queryUrl}/api/v1/orders/${id}/progress`;

const follow = async (id: string, headers: Record<string, string> = {}): Promise<EventSource> =>
  await openEventSource(urlOf(id), { 'x-api-key': shared.serviceKey, ...headers });

const seen = async (source: EventSource, status: string): Promise<void> =>
  await eventually(() => expect(source.steps.map((step) => step.status)).toContain(status));

const statusesOf = ({ steps }: EventSource): readonly string[] => steps.map(({ status }) => status);

const revisionsOf = ({ steps }: EventSource): readonly string[] => steps.map(({ id }) => id);

capability('Progress stream', () => {
  test('tells what was, then what happens, each step once, until the order is over', async () => {
    const { id } = await placed();
    const source = await follow(id);
    expect(source.status).toBe(200);
    await seen(source, 'reserved');
    await pay(id);
    await seen(source, 'confirmed');
    await ship(id);
    await deliver(id);
    await source.ended;
    expect(source.steps.map(({ type }) => type)).toEqual([
      'OrderPlaced',
      'OrderReserved',
      'OrderPaid',
      'OrderConfirmed',
      'ShipmentDispatched',
      'OrderShipped',
      'ShipmentDelivered',
      'OrderDelivered',
    ]);
    expect(source.steps.at(-1)).toMatchObject({ order_id: id, status: 'delivered' });
    expect(revisionsOf(source)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });

  test('goes on behind Last-Event-ID: nothing is lost, nothing comes twice', async () => {
    const { id } = await placed();
    const first = await follow(id);
    await seen(first, 'reserved');
    first.close();
    await pay(id);
    const last = first.steps.at(-1)?.id ?? '';
    const second = await follow(id, { 'last-event-id': last });
    await seen(second, 'confirmed');
    await cancel(id);
    await second.ended;
    expect(statusesOf(second)).toContain('cancelled');
    const all = [...revisionsOf(first), ...revisionsOf(second)];
    expect(all).toEqual(all.map((_, index) => `${index}`));
  });

  test('tells several who follow one order the same', async () => {
    const { id } = await placed();
    const sources = await Promise.all([follow(id), follow(id), follow(id)]);
    await cancel(id);
    await Promise.all(sources.map(async ({ ended }) => await ended));
    for (const source of sources) {
      expect(revisionsOf(source)).toEqual(['0', '1', '2']);
      expect(statusesOf(source).at(-1)).toBe('cancelled');
    }
  });

  test('tells somebody who has seen the end to stop coming back', async () => {
    const { id } = await placed();
    await cancel(id);
    const whole = await follow(id);
    await whole.ended;
    const last = whole.steps.at(-1)?.id ?? '';
    const { status, steps } = await follow(id, { 'last-event-id': last });
    expect({ status, steps }).toEqual({ status: 204, steps: [] });
  });

  test('knows no order that was never placed, and no id of an event that is none', async () => {
    expect((await follow(randomUUID())).status).toBe(404);
    const { id } = await placed();
    expect((await follow(id, { 'last-event-id': 'yesterday' })).status).toBe(400);
  });

  test('an order that is still to be reserved is followed from its placement on', async () => {
    const { item } = await placed();
    const accepted = await service.commands.POST('/api/v1/orders', {
      headers: { prefer: 'respond-async' },
      body: { items: [{ ...item, quantity: 1, unit_price: '9.90' }] },
    });
    expect(accepted.response.status).toBe(202);
    const source = await follow(accepted.data?.id ?? '');
    await seen(source, 'reserved');
    source.close();
    expect(statusesOf(source)).toEqual(['placed', 'reserved']);
  });
});
