import { instant, instantParameter, orderSchema, productId } from '@order-ledger/contracts/http';
import { legalCommands } from '@order-ledger/domain';
import { z } from 'zod';
import { integerParameter } from '../http/integer-parameter.ts';
import { minPosition } from '../http/ledger-position.ts';
import { cursorParameter } from './cursor.ts';

const maxLimit = 100;

/** Orders that a page may leave out: reading those costs as much as sending them. */
const maxOffset = 10_000;

const statuses = Object.keys(legalCommands).filter(
  (status) => status !== 'unplaced' && status !== 'abandoned',
);

const parameters = z.strictObject({
  user_id: z.string().min(1).max(128).optional(),
  status: z.enum(statuses).optional(),
  /** Placed at or after. */
  created_from: instantParameter.optional(),
  /** Placed before. */
  created_to: instantParameter.optional(),
  page: integerParameter(1_000_000).optional(),
  limit: integerParameter(maxLimit).default(20),
  cursor: cursorParameter.optional(),
  /** What the list showed at an instant of the ledger's clock. */
  as_of: instantParameter
    .meta({ description: 'The list as it was at this instant (RFC 3339)' })
    .optional(),
  ...minPosition,
});

type Parameters = z.output<typeof parameters>;

/** Parameters that do not go together. */
const sound = <Schema extends z.ZodType<Parameters>>(schema: Schema) =>
  schema
    .refine(({ page, cursor }) => page === undefined || cursor === undefined, {
      path: ['page'],
      message: 'cannot be combined with a cursor',
    })
    .refine(({ page = 1, limit }) => (page - 1) * limit <= maxOffset, {
      path: ['page'],
      message: `begins behind the first ${maxOffset} orders: follow next_cursor instead`,
    })
    .refine(({ created_from: from, created_to: to }) => !from || !to || from < to, {
      path: ['created_to'],
      message: 'must be later than created_from',
    });

export const listQuery = sound(parameters.extend({ product_id: productId.optional() }));

/** For the orders of a product that the path names. */
export const productListQuery = sound(parameters);

export type ListQuery = z.output<typeof listQuery>;

/** An order in short. */
const listed = orderSchema
  .pick({
    id: true,
    order_id: true,
    order_number: true,
    user_id: true,
    status: true,
    currency: true,
    total: true,
    placed_at: true,
    links: true,
  })
  .extend({
    /** Pieces over all items. */
    pieces: z.int(),
    product_ids: z.array(z.string()),
    updated_at: instant,
  });

export const listSchema = z.object({
  data: z.array(listed),
  meta: z.object({
    limit: z.int(),
    /** `null`, as are the next two, behind a cursor: it does not count what it passed. */
    page: z.int().nullable(),
    total: z.int().nullable(),
    pages: z.int().nullable(),
    /** For the next page; `null` on the last one. */
    next_cursor: z.string().nullable(),
  }),
});

export type ListBody = z.input<typeof listSchema>;
