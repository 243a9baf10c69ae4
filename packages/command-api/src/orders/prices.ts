import { formatDecimal } from '@order-ledger/domain';
import type { Currency, Minor, Product, ProductState } from '@order-ledger/domain';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { commandProblem } from '../rejections.ts';
import type { CommandProblemCode } from '../rejections.ts';
import type { AmountReader } from './amounts.ts';
import type { RequestedLine, RequestedPrice } from './requested-lines.ts';

export interface PriceRules {
  readonly catalogue: Pick<Catalogue, 'product'>;
  readonly defaultCurrency: Currency;
  /** Whether the caller may name the price of a product that is not in the catalogue. */
  readonly mayPrice: boolean;
}

type Listed = Extract<ProductState, { product: Product }>;

const isListed = (state: ProductState): state is Listed => state.status === 'listed';

const refuse = (code: CommandProblemCode, products: readonly object[]): void => {
  if (products.length > 0) throw commandProblem(code, { extra: { products } });
};

/**
 * The currency of an order: the one that it names, else its products'. Throws where a product is
 * sold in another, or not at all any more.
 */
export const currencyOf = (
  lines: readonly RequestedLine[],
  named: Currency | undefined,
  { catalogue, defaultCurrency }: PriceRules,
): Currency => {
  const states = lines.map(({ productId }) => catalogue.product(productId));
  const gone = lines.filter((_, index) => states[index]?.status === 'discontinued');
  refuse(
    'product_discontinued',
    gone.map(({ productId }) => ({ product_id: productId })),
  );
  const listed = states.filter(isListed).map(({ product }) => product);
  const currency = named ?? listed[0]?.currency ?? defaultCurrency;
  const others = listed.filter((product) => product.currency !== currency);
  refuse(
    'currency_mismatch',
    others.map((product) => ({ product_id: product.productId, currency: product.currency })),
  );
  return currency;
};

/** The price of one piece; reports a price of several that does not come out even. */
const pricePerPiece = ({ text, pieces, pointer }: RequestedPrice, reader: AmountReader): Minor => {
  const price = reader.read(text, pointer);
  if (price % pieces !== 0) reader.report(pointer, `does not come out even for ${pieces} pieces`);
  return price / pieces;
};

/**
 * The unit price of each line. The catalogue's counts; a price that was sent must be the same, and
 * is taken only for a product that is not listed, from callers who may. Throws for lines that get
 * no price, or another than they were sent with; amounts that cannot be read go to the reader.
 */
export const unitPrices = (
  lines: readonly RequestedLine[],
  currency: Currency,
  { catalogue, mayPrice }: PriceRules,
  reader: AmountReader,
): readonly Minor[] => {
  const unlisted: object[] = [];
  const mismatches: object[] = [];
  const prices = lines.map(({ productId, price }) => {
    const sent = price && pricePerPiece(price, reader);
    const state = catalogue.product(productId);
    if (!isListed(state)) {
      if (sent === undefined || !mayPrice) unlisted.push({ product_id: productId });
      return sent ?? 0;
    }
    const current = state.product.price;
    if (sent !== undefined && sent !== current) {
      const unit_price = formatDecimal(current, currency);
      mismatches.push({ product_id: productId, unit_price, currency });
    }
    return current;
  });
  reader.finish();
  refuse('unlisted_product', unlisted);
  refuse('price_mismatch', mismatches);
  return prices;
};
