import { parseStockItemId } from '@order-ledger/domain';
import type { Products, Stock } from '../parts.ts';
import type { Catalogue } from './catalogue.ts';

/*
 * What this instance writes its catalogue knows at once, and not only when the subscription comes
 * to it: who lists a product or receives it can order it.
 */

export const learningProducts = (products: Products, catalogue: Catalogue): Products => ({
  ...products,
  execute: async (id, command, context) => {
    const result = await products.execute(id, command, context);
    catalogue.learn(id, result);
    return result;
  },
});

export const learningStock = (stock: Stock, catalogue: Catalogue): Stock => ({
  ...stock,
  execute: (id, command, context) => {
    const executed = stock.execute(id, command, context);
    if (command.type !== 'ReceiveStock') return executed;
    return executed.then((result) => {
      const item = result.kind === 'rejected' ? undefined : parseStockItemId(id);
      if (item !== undefined) catalogue.stocked(item);
      return result;
    });
  },
});
