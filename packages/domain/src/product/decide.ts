import type { Decider, Decision } from '../shared/decider.ts';
import { isMinor, maxMinor } from '../shared/money.ts';
import type { Minor } from '../shared/money.ts';
import type { ChangeProduct, CreateProduct, ProductCommand, ProductRejection } from './commands.ts';
import type { ProductEvent } from './events.ts';
import { evolveProduct, initialProduct } from './product.ts';
import type { Product, ProductState } from './product.ts';

type ProductDecision = Decision<ProductEvent, ProductRejection>;

/** Characters of a product's name. */
export const maxNameLength = 200;

const problemOfName = (name: string): ProductRejection | undefined =>
  name.trim() === '' || name.length > maxNameLength
    ? { code: 'invalid_name', detail: `a name has 1 to ${maxNameLength} characters` }
    : undefined;

const problemOfPrice = (price: Minor): ProductRejection | undefined =>
  isMinor(price)
    ? undefined
    : {
        code: 'amount_out_of_range',
        detail: `a price is an integer from 0 to ${maxMinor} minor units`,
      };

/** `[]` when the product is listed just like this. */
const create = (command: CreateProduct, state: ProductState): ProductDecision => {
  const { productId, name, price, currency, at } = command;
  const problem = problemOfName(name) ?? problemOfPrice(price);
  if (problem !== undefined) return problem;
  if (state.status === 'unknown') {
    const data = { productId, name, price, currency, createdAt: at };
    return [{ type: 'ProductCreated', data }];
  }
  const { product } = state;
  const same = product.name === name && product.price === price && product.currency === currency;
  return same && state.status === 'listed' ? [] : { code: 'product_exists' };
};

const change = (command: ChangeProduct, product: Product): ProductDecision => {
  const { name = product.name, price = product.price, at } = command;
  const problem = problemOfName(name) ?? problemOfPrice(price);
  if (problem !== undefined) return problem;
  const { productId } = product;
  const events: ProductEvent[] = [];
  if (name !== product.name) {
    events.push({ type: 'ProductRenamed', data: { productId, name, renamedAt: at } });
  }
  if (price !== product.price) {
    events.push({ type: 'ProductRepriced', data: { productId, price, repricedAt: at } });
  }
  return events;
};

const decideProduct = (command: ProductCommand, state: ProductState): ProductDecision => {
  if (command.type === 'CreateProduct') return create(command, state);
  if (state.status === 'unknown') return { code: 'product_not_found' };
  const { status, product } = state;
  if (command.type === 'DiscontinueProduct') {
    const { productId } = product;
    const data = { productId, discontinuedAt: command.at };
    return status === 'discontinued' ? [] : [{ type: 'ProductDiscontinued', data }];
  }
  return status === 'discontinued' ? { code: 'product_discontinued' } : change(command, product);
};

export const productDecider: Decider<ProductState, ProductCommand, ProductEvent, ProductRejection> =
  { initialState: initialProduct, decide: decideProduct, evolve: evolveProduct };
