import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { listed, orderFor, placed, receive, stocked } from '../support/goods.ts';
import { eventually, shared, unique } from '../support/ledger.ts';
import { outsiderOn } from '../support/outsider.ts';
import { send } from '../support/raw.ts';

const outsider = await outsiderOn(shared.natsUrl);

const example = async () => ({
  user_id: unique('user'),
  shipping_address: '1 Main Street, Springfield',
  payment_method: 'credit_card',
  items: [{ ...(await stocked(5)), quantity: 2, unit_price: 29.99 }],
});

capability('Published examples', () => {
  test('POST /api/v1/orders, with the key in the body or without one', async () => {
    const body = await example();
    const first = await send('commandUrl', 'POST /api/v1/orders', { body });
    expect([first.status, first.body['status']]).toEqual([201, 'reserved']);
    expect(first.body).toMatchObject({ total: '59.98', user_id: body.user_id });
    const keyed = { ...body, idempotency_key: randomUUID() };
    const second = await send('commandUrl', 'POST /api/v1/orders', { body: keyed });
    const again = await send('commandUrl', 'POST /api/v1/orders', { body: keyed });
    expect([again.status, again.body['id']]).toEqual([201, second.body['id']]);
  });

  test('GET /api/v1/orders?user_id=…&page=1&limit=10', async () => {
    const body = await example();
    const { body: order } = await send('commandUrl', 'POST /api/v1/orders', { body });
    await eventually(async () => {
      const list = `GET /api/v1/orders?user_id=${body.user_id}&page=1&limit=10` as const;
      expect((await send('queryUrl', list)).body).toMatchObject({
        data: [{ order_id: order['order_id'], user_id: body.user_id }],
        meta: { page: 1, limit: 10, total: 1 },
      });
    });
  });

  test('PATCH /api/v1/orders/{id}/status with {"status": "cancelled"}', async () => {
    const { id } = await placed();
    const line = `PATCH /api/v1/orders/${id}/status` as const;
    const answer = await send('commandUrl', line, { text: '{"status": "cancelled"}' });
    expect([answer.status, answer.body['status']]).toEqual([200, 'cancelled']);
  });

  test('POST /api/v1/inventory/batch', async () => {
    const items = [await stocked(5), await stocked(7)];
    await eventually(async () => {
      const { status, body } = await send('queryUrl', 'POST /api/v1/inventory/batch', {
        body: { items },
      });
      expect(status).toBe(200);
      expect(body['data']).toMatchObject([{ available: 5 }, { available: 7 }]);
    });
  });

  test('POST /api/v1/products with {name, price, qty}', async () => {
    const body = { name: 'Mug', price: 9.9, qty: 10 };
    const answer = await send('commandUrl', 'POST /api/v1/products', { body });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ name: 'Mug', price: '9.90', stock: { available: 10 } });
  });

  test('ids that are integers are read as text', async () => {
    const number = randomBytes(5).readUIntBE(0, 5);
    await receive({ product_id: String(number), warehouse_id: '7' }, 5);
    const items = [{ product_id: number, warehouse_id: 7, quantity: 1, unit_price: 1 }];
    const body = { ...(await example()), user_id: 42, items };
    const answer = await send('commandUrl', 'POST /api/v1/orders', { body });
    expect(answer.body).toMatchObject({
      user_id: '42',
      items: [{ product_id: String(number), warehouse_id: '7' }],
    });
  });

  test('short forms: {product_id, total_price}, no warehouse, no price', async () => {
    const { product_id } = await listed('12.00', 9);
    const bodies = [{ product_id, total_price: 12 }, { product_id }, { items: [{ product_id }] }];
    for (const body of bodies) {
      const answer = await send('commandUrl', 'POST /api/v1/orders', { body });
      expect([answer.status, answer.body['total']]).toEqual([201, '12.00']);
    }
  });
});

capability('Errors', () => {
  const wrong = 'POST /api/v1/orders' as const;

  test.each<[string, number, string, () => ReturnType<typeof send>]>([
    ['no JSON', 400, 'malformed_json', async () => await send('commandUrl', wrong, { text: '{' })],
    ['no body', 400, 'invalid_request', async () => await send('commandUrl', wrong, { body: {} })],
    [
      'a member that nobody knows',
      400,
      'invalid_request',
      async () => await send('commandUrl', wrong, { body: { ...orderFor([]), colour: 'red' } }),
    ],
    [
      'a body that is too large',
      413,
      'payload_too_large',
      async () => await send('commandUrl', wrong, { body: { notes: 'x'.repeat(70_000) } }),
    ],
    [
      'a media type that is not read',
      415,
      'unsupported_media_type',
      async () =>
        await send('commandUrl', wrong, { text: 'x', headers: { 'content-type': 'text/csv' } }),
    ],
    [
      'no credentials that are right',
      401,
      'unauthenticated',
      async () => await send('commandUrl', wrong, { headers: { 'x-api-key': 'olk_x_y' } }),
    ],
    ['no such route', 404, 'not_found', async () => await send('queryUrl', 'GET /api/v1/nothing')],
    [
      'no such order',
      404,
      'order_not_found',
      async () => await send('queryUrl', `GET /api/v1/orders/${randomUUID()}`),
    ],
  ])('%s is problem details with status %i and code %s', async (_, status, code, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      type: expect.any(String),
      title: expect.any(String),
      status,
      code,
      request_id: answer.headers.get('x-request-id'),
    });
  });
});

capability('Tracing', () => {
  const traceId = () => randomBytes(16).toString('hex');

  const tracedOrder = async () => {
    const trace = traceId();
    const requestId = unique('request');
    const headers = {
      'x-request-id': requestId,
      traceparent: `00-${trace}-${randomBytes(8).toString('hex')}-01`,
    };
    const body = await example();
    const answer = await send('commandUrl', 'POST /api/v1/orders', { body, headers });
    return { answer, trace, requestId, id: String(answer.body['id']) };
  };

  test('both come back in the answer', async () => {
    const { answer, trace, requestId } = await tracedOrder();
    expect(answer.headers.get('x-request-id')).toBe(requestId);
    expect(answer.headers.get('traceparent')).toContain(trace);
  });

  test('both come back in a refusal, and of the query endpoint', async () => {
    const trace = traceId();
    const headers = {
      'x-request-id': unique('request'),
      traceparent: `00-${trace}-00f067aa0ba902b7-01`,
    };
    for (const endpoint of ['commandUrl', 'queryUrl'] as const) {
      const answer = await send(endpoint, 'GET /api/v1/nothing', { headers });
      expect(answer.body['request_id']).toBe(headers['x-request-id']);
      expect(answer.headers.get('traceparent')).toContain(trace);
    }
  });

  test('without them an answer has a request id of its own', async () => {
    const id = async () =>
      (await send('queryUrl', 'GET /api/v1/products')).headers.get('x-request-id');
    expect(await id()).not.toBe(await id());
  });

  test('they are in the events of the order, also in those that follow from it', async () => {
    const { id, trace, requestId } = await tracedOrder();
    const pay = { method: 'card', reference: 'ch_1' };
    await send('commandUrl', `POST /api/v1/orders/${id}/payment`, {
      body: pay,
      headers: { 'x-request-id': requestId, traceparent: `00-${trace}-00f067aa0ba902b7-01` },
    });
    await eventually(async () => {
      const { body } = await send('queryUrl', `GET /api/v1/orders/${id}/events`);
      const events = body['data'] as { type: string; metadata: Record<string, unknown> }[];
      expect(events.map(({ type }) => type)).toContain('OrderConfirmed');
      for (const event of events) {
        expect(JSON.stringify(event), event.type).toContain(requestId);
        expect(JSON.stringify(event), event.type).toContain(trace);
      }
    });
  });

  test('they are in the messages of NATS', async () => {
    const { id, trace, requestId } = await tracedOrder();
    await eventually(() => {
      const about = outsider.heard.filter(({ text }) => text.includes(id));
      const subjects = about.map(({ subject }) => subject);
      expect(subjects).toContain('ledger.event.order.created');
      expect(subjects.some((subject) => subject.startsWith('ledger.warehouse.'))).toBe(true);
      for (const { subject, text } of about) {
        expect(text, subject).toContain(requestId);
        expect(text, subject).toContain(trace);
      }
    });
  });
});

capability('OpenAPI', () => {
  const endpoints = [
    ['commandUrl', 'command-api'],
    ['queryUrl', 'query-api'],
  ] as const;

  test.each(endpoints)('%s describes itself, as the typed client has it', async (url, name) => {
    const { status, body } = await send(url, 'GET /openapi.json');
    expect([status, body['openapi']]).toEqual([200, expect.stringMatching(/^3\.1\./)]);
    const file = new URL(`../../packages/client/openapi/${name}.json`, import.meta.url);
    // `npm run docs` writes it anew.
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(body);
  });

  test.each(endpoints)('%s has a page for browsers, without credentials', async (url) => {
    const page = await fetch(new URL('/docs', shared[url]));
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
  });
});
