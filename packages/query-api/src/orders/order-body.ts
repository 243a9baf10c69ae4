import { type OrderFacts, orderBody } from '@order-ledger/contracts/http';
import type { Order, OrderGoods, Shortage } from '@order-ledger/domain';
import type { OrderDetailsRow, SealedText } from '@order-ledger/read-model';
import type { z } from 'zod';
import type { PersonalTexts } from '../personal-texts.ts';
import type { OrderDetailsBody, OrderStateBody, reservationStatus } from './order.schema.ts';

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

/** Sums are text in the row, like every `int8`; none is too large for an exact number. */
export const wholeOrderOf = (row: OrderDetailsRow): WholeOrder => ({
  status: row.status,
  order: {
    orderId: row.order_id,
    orderNumber: row.order_number,
    userId: row.user_id,
    lines: row.lines,
    currency: row.currency,
    totals: {
      subtotal: Number(row.subtotal),
      discount: Number(row.discount),
      tax: Number(row.tax),
      shipping: Number(row.shipping),
      total: Number(row.total),
    },
    shippingAddress: row.shipping_address,
    notes: row.notes,
    metadata: row.metadata,
    paymentMethod: row.payment_method,
    placedAt: row.placed_at.toISOString(),
    paymentDueAt: row.payment_due_at.toISOString(),
  },
  payment: row.payment,
  money: {
    attempts: row.payment_attempts,
    failures: row.payment_failures,
    surplus: row.surplus_payments,
    refunds: row.refunds,
  },
  goods: {
    shipments: row.shipments,
    returns: row.returns,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
  },
  shortages: row.shortages ?? [],
  cancellation: row.cancellation,
});

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

/** An order with everything that the read model knows of it, as the wire has it. */
export const orderDetailsBody = (row: OrderDetailsRow, texts: PersonalTexts): OrderDetailsBody => ({
  ...orderStateBody(wholeOrderOf(row), texts),
  status_history: row.status_history.map(({ to, at }) => ({ status: to, at })),
  updated_at: row.updated_at.toISOString(),
});
