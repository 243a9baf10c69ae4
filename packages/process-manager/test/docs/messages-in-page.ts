import {
  decodeInbound,
  inboundPaymentSchema,
  inboundPriceSchema,
  inboundReturnSchema,
  inboundStockCountSchema,
  inboundSubjects,
  ledgerStreams,
} from '@order-ledger/contracts';
import type { InboundKind } from '@order-ledger/contracts';
import type { z } from 'zod';
import { codeBlock, fieldTable, page, variantsOf } from './markdown.ts';

const orderId = '0199f4a8-6f5e-7c3a-9d4b-2f1e8a7b6c5d';

interface Section {
  readonly kind: InboundKind;
  readonly title: string;
  readonly summary: string;
  readonly schema: z.ZodType;
  /** One for each variant. */
  readonly examples: readonly object[];
}

const payment = { order_id: orderId, reference: 'pay_1' };
const returned = { order_id: orderId, return_id: 'return-1' };

const sections: readonly Section[] = [
  {
    kind: 'payment',
    title: 'Payments and refunds',
    summary:
      'Money that came or went without the ledger having asked for it over NATS. A payment that comes too late, twice or in the wrong amount is kept and goes back.',
    schema: inboundPaymentSchema,
    examples: [
      {
        message_id: 'payment-1',
        kind: 'payment',
        outcome: 'succeeded',
        ...payment,
        method: 'card',
        amount: '34.70',
        currency: 'USD',
      },
      {
        message_id: 'payment-2',
        kind: 'payment',
        outcome: 'failed',
        ...payment,
        code: 'card_declined',
      },
      {
        message_id: 'refund-1',
        kind: 'refund',
        outcome: 'succeeded',
        order_id: orderId,
        refund_id: '1',
        reference: 'ref_1',
      },
      {
        message_id: 'refund-2',
        kind: 'refund',
        outcome: 'failed',
        order_id: orderId,
        refund_id: '1',
        code: 'account_closed',
      },
    ],
  },
  {
    kind: 'return',
    title: 'Returns',
    summary: 'Delivered pieces that come back, step by step.',
    schema: inboundReturnSchema,
    examples: [
      {
        message_id: 'return-1-requested',
        kind: 'requested',
        ...returned,
        items: [{ product_id: 'mug', quantity: 1 }],
      },
      {
        message_id: 'return-1-completed',
        kind: 'completed',
        ...returned,
        items: [{ line: 1, quantity: 1, restock: false }],
      },
      { message_id: 'return-1-declined', kind: 'declined', ...returned },
    ],
  },
  {
    kind: 'price',
    title: 'Prices',
    summary:
      'What one piece of a product costs from now on. Orders placed before keep their price.',
    schema: inboundPriceSchema,
    examples: [{ message_id: 'price-1', product_id: 'mug', price: '10.90', currency: 'USD' }],
  },
  {
    kind: 'stock_count',
    title: 'Stock counts',
    summary:
      'How many pieces of a product are in a warehouse. The stock is corrected by the difference.',
    schema: inboundStockCountSchema,
    examples: [{ message_id: 'count-1', product_id: 'mug', warehouse_id: 'berlin', counted: 97 }],
  },
];

const intro = `# Messages in

What other services may tell the ledger, in the JetStream stream \`${ledgerStreams.inbound.name}\`. This page is
made from the schemas (\`npm run docs\`).

- Each message becomes one command, decided by the same rules as over HTTP. Its \`message_id\` makes
  it one effect for ever: send it again when in doubt, with the same id and content.
- Publish through JetStream and wait for its acknowledgement; \`message_id\` is a good \`Nats-Msg-Id\`.
- What cannot be decided yet, such as a payment of an order whose stock is still being reserved, is
  tried again for as long as that takes. What cannot be read, or is refused, goes to the stream
  \`${ledgerStreams.deadLetters.name}\`, on \`ledger.deadletter.{subject}\`, with the reason and the message as it was.
- Messages of one order, product or stock item are taken in their order.
- There is no free text about people in any of them.`;

const headingOf = (example: object): string =>
  [
    ...('kind' in example ? [String(example.kind)] : []),
    ...('outcome' in example ? [String(example.outcome)] : []),
  ].join(', ');

const sectionOf = ({ kind, title, summary, schema, examples }: Section): string => {
  const variants = variantsOf(schema);
  if (variants.length !== examples.length) throw new Error(`${kind}: an example for each variant`);
  const parts = variants.flatMap((variant, n) => {
    const example = examples[n] ?? {};
    // Whoever copies it has a message that is read.
    decodeInbound(inboundSubjects[kind], JSON.stringify(example));
    const heading = headingOf(example);
    return [
      ...(heading === '' ? [] : [`### ${title}: ${heading}`]),
      fieldTable(variant),
      codeBlock(example),
    ];
  });
  return [`## ${title}`, `Subject \`${inboundSubjects[kind]}\`. ${summary}`, ...parts].join('\n\n');
};

export const messagesInPage = (): string => page(intro, ...sections.map(sectionOf));
