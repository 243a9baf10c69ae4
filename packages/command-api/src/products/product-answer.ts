import { productBody } from '@order-ledger/contracts/http';
import type { ProductRejection, ProductState } from '@order-ledger/domain';
import type { CommandResult, Loaded } from '@order-ledger/event-store';
import { commandProblem, rejectionProblem } from '../rejections.ts';

/** The state of a product that exists. */
type KnownState = Exclude<ProductState, { readonly status: 'unknown' }>;

export interface KnownProduct extends Loaded<ProductState> {
  readonly state: KnownState;
}

/** Throws `product_not_found` for one that was never listed. */
export const knownProduct = ({ state, revision, position }: Loaded<ProductState>): KnownProduct => {
  if (state.status === 'unknown') throw commandProblem('product_not_found');
  return { state, revision, position };
};

/** The product of an accepted command; throws the problem of a refused one. */
export const productResult = <Event>(
  productId: string,
  result: CommandResult<ProductState, Event, ProductRejection>,
): KnownProduct => {
  if (result.kind === 'rejected') throw rejectionProblem(productId, result);
  return knownProduct(result);
};

/** The product as the wire has it. */
export const productAnswer = ({ state }: KnownProduct) => productBody(state.product, state.status);
