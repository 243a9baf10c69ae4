import { testEventStore } from '@order-ledger/embedded/testing';
import { describe, expect, it } from 'vitest';
import { connectEventStore } from '../src/index.ts';
import { context, freshId, receive, stockExecutor } from './support/stock.ts';

const server = await testEventStore();

describe('command executor', () => {
  it('stores what a command leads to before it answers', async () => {
    const eventStore = connectEventStore({ url: server.url });
    const stock = stockExecutor(eventStore);
    const id = freshId();
    const received = await stock.execute(id, receive(5), context());
    expect(received).toMatchObject({ kind: 'accepted', revision: 0n, state: { received: 5 } });
    expect(await stockExecutor(eventStore).load(id)).toMatchObject({
      revision: 0n,
      position: received.position,
      state: { received: 5 },
    });
    await eventStore.close();
  });
});
