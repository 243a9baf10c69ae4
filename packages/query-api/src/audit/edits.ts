import type { PersonalTexts } from '@order-ledger/audit/history';
import { instant } from '@order-ledger/contracts/http';
import type {
  ChangeEvent,
  LinePart,
  OrderEvent,
  OrderLine,
  PlacedState,
} from '@order-ledger/domain';
import { assertNever, evolveOrder, initialOrder } from '@order-ledger/domain';
import type { LedgerEvent } from '@order-ledger/event-store';
import type { SealedText } from '@order-ledger/read-model';
import { z } from 'zod';

const fields = ['items', 'shipping_address', 'notes', 'metadata', 'payment_due_at'] as const;

/** One change of an order: who, when, from, to, why. */
export const editSchema = z.object({
  revision: z.string(),
  type: z.string(),
  field: z.enum(fields),
  at: instant,
  actor: z.string(),
  request_id: z.string(),
  /** Of `items`: the pieces of each line that changed. `null` for what was not there. */
  from: z.unknown(),
  to: z.unknown(),
  /** The words of who changed it. */
  comment: z.string().nullable(),
});

type EditBody = z.input<typeof editSchema>;
type Value = { readonly sealed: SealedText | null } | { readonly plain: unknown };

/** An edit whose texts are still sealed. */
export interface Edit extends Omit<EditBody, 'from' | 'to' | 'comment'> {
  readonly from: Value;
  readonly to: Value;
  readonly comment: SealedText | null;
}

type Changed = Pick<Edit, 'field' | 'from' | 'to' | 'at'> & {
  readonly comment?: SealedText | null;
};

const piecesOf = (lines: readonly OrderLine[], parts: readonly LinePart[]): Value => ({
  plain: parts.map(({ line }) => ({ line, quantity: lines[line - 1]?.quantity ?? 0 })),
});

const sealed = (text: SealedText | null | undefined): Value => ({ sealed: text ?? null });

const changeOf = (event: ChangeEvent, before: PlacedState, after: PlacedState): Changed => {
  const [was, is] = [before.order, after.order];
  switch (event.type) {
    case 'ItemsCancelled':
    case 'QuantitiesChanged': {
      const { data } = event;
      const [from, to] = [piecesOf(was.lines, data.lines), piecesOf(is.lines, data.lines)];
      return 'cancelledAt' in data
        ? { field: 'items', from, to, at: data.cancelledAt, comment: data.comment }
        : { field: 'items', from, to, at: data.changedAt };
    }
    case 'ShippingAddressChanged': {
      const [from, to] = [sealed(was.shippingAddress), sealed(is.shippingAddress)];
      return { field: 'shipping_address', from, to, at: event.data.changedAt };
    }
    case 'NotesChanged':
      return {
        field: 'notes',
        from: sealed(was.notes),
        to: sealed(is.notes),
        at: event.data.changedAt,
      };
    case 'MetadataChanged': {
      const [from, to] = [sealed(was.metadata), sealed(is.metadata)];
      return { field: 'metadata', from, to, at: event.data.changedAt };
    }
    case 'PaymentDeadlineExtended': {
      const [from, to] = [{ plain: was.paymentDueAt }, { plain: is.paymentDueAt }];
      return { field: 'payment_due_at', from, to, at: event.data.extendedAt };
    }
    default:
      return assertNever(event);
  }
};

const changeTypes: ReadonlySet<string> = new Set<ChangeEvent['type']>([
  'ItemsCancelled',
  'QuantitiesChanged',
  'ShippingAddressChanged',
  'NotesChanged',
  'MetadataChanged',
  'PaymentDeadlineExtended',
]);

const isChange = (event: OrderEvent): event is ChangeEvent => changeTypes.has(event.type);

/**
 * Every edit of an order, oldest first, and whose order it is; `undefined` when it was never placed.
 * What is said together with the placement is no edit.
 */
export async function editsOf(
  events: AsyncIterable<LedgerEvent<OrderEvent>>,
): Promise<{ readonly userId: string | null; readonly edits: readonly Edit[] } | undefined> {
  const edits: Edit[] = [];
  let state = initialOrder;
  let placement: string | undefined;
  for await (const { event, revision, metadata } of events) {
    const before = state;
    state = evolveOrder(state, event);
    placement ??= metadata.commandId;
    if (metadata.commandId === placement || !isChange(event)) continue;
    if (!('order' in before) || !('order' in state)) continue;
    const { comment = null, ...changed } = changeOf(event, before, state);
    const { actor, $correlationId } = metadata;
    const facts = { revision: `${revision}`, type: event.type, actor, request_id: $correlationId };
    edits.push({ ...facts, ...changed, comment });
  }
  return 'order' in state ? { userId: state.order.userId, edits } : undefined;
}

const sealedOf = (value: Value): SealedText | null => ('sealed' in value ? value.sealed : null);

export const sealedInEdit = ({ from, to, comment }: Edit) => [
  sealedOf(from),
  sealedOf(to),
  comment,
];

/** An edit as the wire has it. */
export const editBody = ({ from, to, comment, ...edit }: Edit, texts: PersonalTexts): EditBody => {
  const show = (value: Value): unknown => {
    if ('plain' in value) return value.plain;
    return edit.field === 'notes' ? texts.text(value.sealed) : texts.json(value.sealed);
  };
  return { ...edit, from: show(from), to: show(to), comment: texts.text(comment) };
};
