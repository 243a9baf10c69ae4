import { expect, test } from 'vitest';
import { indexedEvent } from '../src/events/indexed-event.ts';

const raw = {
  stream: 'order-1',
  revision: 0n,
  position: 7n,
  id: '00000000-0000-4000-8000-000000000001',
  type: 'OrderPlaced',
  data: {},
  createdAt: new Date('2026-11-20T10:00:00.000Z'),
};

test.each([[undefined], [null], ['text'], [{ $correlationId: 7 }], [Buffer.from('x')]])(
  'an event with the metadata %j has no causes that are known',
  (metadata) => {
    expect(indexedEvent({ ...raw, metadata })).toMatchObject({
      event_id: raw.id,
      position: '7',
      correlation_id: null,
      causation_id: null,
      command_id: null,
      actor: null,
    });
  },
);

test('what PostgreSQL cannot keep does not stop the index', () => {
  const metadata = { $correlationId: 'a\0b', $causationId: 'x'.repeat(10_000) };
  const { correlation_id: correlation, causation_id: causation } = indexedEvent({
    ...raw,
    metadata,
  });
  expect(correlation).toBe('ab');
  expect(causation).toHaveLength(500);
});
