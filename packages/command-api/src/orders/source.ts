import { availableOf, stockItemId } from '@order-ledger/domain';
import type { OrderLine, ProductId, WarehouseId } from '@order-ledger/domain';
import type { Parts } from '../parts.ts';
import { commandProblem } from '../rejections.ts';
import type { PricedLine } from './order-request.ts';
import { reserveAll } from './reserve.ts';
import type { Attempt, Reserved } from './reserve.ts';

/** Lines that all know where they come from. */
export const haveWarehouses = (lines: readonly PricedLine[]): lines is readonly OrderLine[] =>
  lines.every(({ warehouseId }) => warehouseId !== undefined);

/** A product has to be found in one of so many warehouses: each costs a read. */
const maxCandidates = 32;

interface Wanted {
  readonly productId: ProductId;
  /** Pieces, of all its lines that name no warehouse: they come from the same one. */
  readonly quantity: number;
}

const wantedOf = (lines: readonly PricedLine[]): readonly Wanted[] => {
  const wanted = new Map<ProductId, number>();
  for (const { warehouseId, productId, quantity } of lines) {
    if (warehouseId !== undefined) continue;
    wanted.set(productId, quantity + (wanted.get(productId) ?? 0));
  }
  return [...wanted].map(([productId, quantity]) => ({ productId, quantity }));
};

/**
 * Where a product could come from. Not from a warehouse that another line of the order names: what
 * is asked of an item must not change from one try to the next. Unless there is no other.
 */
const candidatesOf = (
  { catalogue }: Pick<Parts, 'catalogue'>,
  lines: readonly PricedLine[],
  productId: ProductId,
): readonly WarehouseId[] => {
  const known = catalogue.warehousesOf(productId).slice(0, maxCandidates);
  if (known.length === 0) {
    const shortage = { product_id: productId, warehouse_id: null, available: null };
    throw commandProblem('unknown_product', { extra: { shortages: [shortage] } });
  }
  const named = lines.filter((line) => line.productId === productId);
  const free = known.filter((id) => named.every(({ warehouseId }) => warehouseId !== id));
  return free.length > 0 ? free : known;
};

interface Choice {
  readonly productId: ProductId;
  readonly warehouseId: WarehouseId;
  /** Whether another warehouse has the pieces, too. */
  readonly hasOther: boolean;
}

/** The warehouse that holds the pieces for this order already, else the one with most of them. */
const choose = async (
  parts: Pick<Parts, 'catalogue' | 'stock'>,
  { lines, orderId, refused }: Sourcing,
  { productId, quantity }: Wanted,
): Promise<Choice> => {
  const candidates = candidatesOf(parts, lines, productId);
  const open = candidates.filter(
    (warehouseId) => !refused.has(stockItemId({ warehouseId, productId })),
  );
  const rated = await Promise.all(
    (open.length > 0 ? open : candidates).map(async (warehouseId) => {
      const { state } = await parts.stock.load(stockItemId({ warehouseId, productId }));
      const available = state.active.has(orderId) ? Number.POSITIVE_INFINITY : availableOf(state);
      return { warehouseId, available };
    }),
  );
  const [best, next] = rated.toSorted((a, b) => b.available - a.available);
  if (best === undefined) throw new TypeError('there is at least one candidate');
  const hasOther = next !== undefined && next.available >= quantity;
  return { productId, warehouseId: best.warehouseId, hasOther };
};

interface Sourcing {
  readonly lines: readonly PricedLine[];
  readonly orderId: string;
  /** Ids of stock items that had too little. */
  readonly refused: ReadonlySet<string>;
}

const chooseAll = async (
  parts: Pick<Parts, 'catalogue' | 'stock'>,
  sourcing: Sourcing,
): Promise<{ readonly lines: readonly OrderLine[]; readonly choices: readonly Choice[] }> => {
  const choices = await Promise.all(
    wantedOf(sourcing.lines).map(async (wanted) => await choose(parts, sourcing, wanted)),
  );
  const chosen = new Map(choices.map(({ productId, warehouseId }) => [productId, warehouseId]));
  const lines = sourcing.lines.map((line) => ({
    ...line,
    warehouseId: line.warehouseId ?? chosen.get(line.productId) ?? '',
  }));
  return { lines, choices };
};

/** Finds a warehouse for every line, by what is available now; reserves nothing. */
export const findWarehouses = async (
  parts: Pick<Parts, 'catalogue' | 'stock'>,
  orderId: string,
  lines: readonly PricedLine[],
): Promise<readonly OrderLine[]> =>
  haveWarehouses(lines)
    ? lines
    : (await chooseAll(parts, { lines, orderId, refused: new Set() })).lines;

/**
 * Finds warehouses and reserves there. What was taken between the look and the reservation is
 * looked for at the next warehouse, for as long as one has it.
 */
export const reserveSomewhere = async (
  parts: Pick<Parts, 'catalogue' | 'stock'>,
  attempt: Attempt,
  requested: readonly PricedLine[],
): Promise<{ readonly lines: readonly OrderLine[]; readonly reserved: Reserved }> => {
  const refused = new Set<string>();
  const sourcing = { lines: requested, orderId: attempt.orderId, refused };
  for (;;) {
    const { lines, choices } = await chooseAll(parts, sourcing);
    const reserved = await reserveAll(parts.stock, attempt, lines);
    const others = new Set(choices.filter(({ hasOther }) => hasOther).map(stockItemId));
    const short = reserved.shortages.map(stockItemId);
    const isOver = short.length === 0 || reserved.error !== undefined;
    if (isOver || !short.every((id) => others.has(id))) return { lines, reserved };
    for (const id of short) refused.add(id);
  }
};
