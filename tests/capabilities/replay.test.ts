import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { listed, place, orderFor, placed, receive } from '../support/goods.ts';
import { cancel } from '../support/journeys.ts';
import { ledgerCommandOn } from '../support/ledger-command.ts';
import { shared } from '../support/ledger.ts';

const { EVENTSTORE_URL = '', POSTGRES_URL = '', MASTER_KEY = '' } = shared.env;
const ledger = ledgerCommandOn({ EVENTSTORE_URL, POSTGRES_URL });
const keeper = ledgerCommandOn({ EVENTSTORE_URL, POSTGRES_URL, MASTER_KEY });

capability('Replay', () => {
  test('tells the life of an order with what each event changed, by whom and why', async () => {
    const { id, item } = await placed(2, { notes: 'ring once' });
    await cancel(id, 'changed my mind');
    const [sealed, opened, asOf] = await Promise.all([
      ledger('replay', 'order', id),
      keeper('replay', 'order', id, '--personal-data', '--ndjson'),
      ledger('replay', 'order', id, '--as-of', '1', '--json'),
    ]);
    expect(sealed).toMatchObject({ code: 0, err: '' });
    expect(sealed.out).toMatch(/OrderPlaced {2}by service:service$/m);
    expect(sealed.out).toMatch(/^ {2}command [\w-]+, request [\w-]+$/m);
    expect(sealed.out).toMatch(/^ {2}status +reserved → cancelled$/m);
    expect(sealed.out).not.toContain('ring once');
    expect(opened.out).toContain('ring once');
    expect(JSON.parse(asOf.out)).toMatchObject({
      revision: '1',
      personal_data: 'sealed',
      state: { status: 'reserved', items: [{ ...item, quantity: 2 }] },
    });
  });

  test('tells the lives of a stock item and a product', async () => {
    const { product_id, warehouse_id } = await listed('9.90', 5);
    await receive({ product_id, warehouse_id }, 3);
    await place(orderFor([{ product_id, warehouse_id }]));
    const [stock, product] = await Promise.all([
      ledger('replay', 'stock', `${warehouse_id}/${product_id}`, '--diff', '0', '1'),
      ledger('replay', 'product', product_id),
    ]);
    expect(stock.out).toMatch(/^ {2}received +5 → 8$/m);
    expect(product.out).toMatch(/^ {2}price +9\.90$/m);
  });
});
