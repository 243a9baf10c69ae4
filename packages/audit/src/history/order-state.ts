import { type OrderFacts, instant, orderBody, orderSchema } from '@order-ledger/contracts/http';
import type { Order, OrderGoods, SealedText, Shortage } from '@order-ledger/domain';
import { z } from 'zod';
import type { PersonalTexts } from './personal-texts.ts';

/** What the order stream says of its stock; the stock streams follow it. */
const reservationStatus = z.enum([
  'pending',
  'reserved',
  'confirmed',
  'refused',
  'released',
  'expired',
]);

const shortage = z.object({
  product_id: z.string(),
  warehouse_id: z.string(),
  quantity: z.int(),
  /** `null`: not stocked there. */
  available: z.int().nullable(),
});

const orderReturn = orderSchema.shape.returns.element.extend({
  comment: z.string().nullable(),
  decline_comment: z.string().nullable(),
});

/** An order as commands answer it, and what only queries tell. */
export const orderStateSchema = orderSchema.extend({
  returns: z.array(orderReturn),
  reservation: z.object({ status: reservationStatus, expires_at: instant }),
  shortages: z.array(shortage),
  cancellation: z.object({ code: z.string(), comment: z.string().nullable() }).nullable(),
  /** As it was given; `null` when it was erased. */
  shipping_address: z.unknown(),
  notes: z.string().nullable(),
  /** As it was given. */
  metadata: z.unknown(),
  /** Whether the person's data was erased: what is `null` then was there once. */
  personal_data_erased: z.boolean(),
});

export type OrderStateBody = z.input<typeof orderStateSchema>;

/** All there is to tell of an order: of its row, or of the state that its events lead to. */
export interface WholeOrder extends OrderFacts {
  readonly order: Order;
  readonly goods: OrderGoods;
  readonly shortages?: readonly Shortage[];
  readonly cancellation?: { readonly code: string; readonly comment: SealedText | null } | null;
}

const reservationByStatus: Readonly<Record<string, z.infer<typeof reservationStatus>>> = {
  placed: 'pending',
  reserved: 'reserved',
  paid: 'reserved',
  rejected: 'refused',
  cancelled: 'released',
  expired: 'expired',
};

/** Everything in an order that is sealed. */
export const sealedTextsOf = ({ order, goods, cancellation }: WholeOrder) => [
  order.shippingAddress,
  order.notes,
  order.metadata,
  cancellation?.comment,
  ...goods.returns.flatMap(({ comment, declineComment }) => [comment, declineComment]),
];

/** An order as commands answer it, and what only queries tell. */
export const orderStateBody = (whole: WholeOrder, texts: PersonalTexts): OrderStateBody => {
  const { order, goods, shortages = [], cancellation = null } = whole;
  const body = orderBody(whole);
  return {
    ...body,
    returns: body.returns.map((each, index) => ({
      ...each,
      comment: texts.text(goods.returns[index]?.comment),
      decline_comment: texts.text(goods.returns[index]?.declineComment),
    })),
    reservation: {
      status: reservationByStatus[whole.status] ?? 'confirmed',
      expires_at: order.paymentDueAt,
    },
    shortages: shortages.map((shortage) => ({
      product_id: shortage.productId,
      warehouse_id: shortage.warehouseId,
      quantity: shortage.quantity,
      available: shortage.available,
    })),
    cancellation: cancellation && {
      code: cancellation.code,
      comment: texts.text(cancellation.comment),
    },
    shipping_address: texts.json(order.shippingAddress),
    notes: texts.text(order.notes),
    metadata: texts.json(order.metadata),
    personal_data_erased: texts.erased,
  };
};
