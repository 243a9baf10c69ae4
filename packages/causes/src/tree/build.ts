import { streamName } from '@order-ledger/contracts';
import type { JournalTable } from '@order-ledger/read-model';
import type { EventTable } from '../database.ts';
import type { Asked } from '../find/asked.ts';
import type { Facts } from '../find/facts.ts';
import type { CauseRow } from '../find/rows.ts';
import type { CauseNode } from './node.ts';

/** A node before it hangs in the tree. */
interface Loose {
  readonly node: CauseNode;
  /** The request that it belongs to. */
  readonly request: string;
  /** Its cause; `null`: the request itself. */
  readonly cause: string | null;
}

type Rows = ReadonlyMap<string, readonly CauseRow[]>;

const isOwn = ({ kind, id }: Asked, { event_id, stream }: EventTable): boolean =>
  event_id === id || ((kind === 'order' || kind === 'hold') && stream === streamName(kind, id));

const eventNode = (event: EventTable, asked: Asked, rows: Rows): Loose => {
  const { event_id: id, type, stream, revision, position } = event;
  return {
    request: event.correlation_id ?? '',
    cause: event.command_id,
    node: {
      kind: 'event',
      id,
      at: event.recorded_at.toISOString(),
      asked: isOwn(asked, event),
      event: { type, stream, revision, position, rows: [...(rows.get(id) ?? [])] },
      children: [],
    },
  };
};

/** The command that an event comes from. */
const commandNode = (id: string, event: EventTable, asked: Asked): Loose => {
  const { causation_id: cause, actor, recorded_at: at } = event;
  return {
    request: event.correlation_id ?? '',
    cause: cause === id ? null : cause,
    node: {
      kind: 'command',
      id,
      at: at.toISOString(),
      asked: asked.id === id,
      actor,
      children: [],
    },
  };
};

/** The request that an answer answers: named by it, or else the last about the operation. */
const answeredBy = (
  answer: JournalTable,
  messages: readonly JournalTable[],
): string | undefined => {
  if (answer.answers !== null) return answer.answers;
  if (answer.operation_id === null) return undefined;
  const asked = messages.findLast(
    (each) =>
      each.direction === 'sent' &&
      each.operation_id === answer.operation_id &&
      each.at.getTime() <= answer.at.getTime(),
  );
  return asked?.message_id;
};

const messageNode = (
  message: JournalTable,
  messages: readonly JournalTable[],
  asked: Asked,
): Loose => {
  const { message_id: id, direction, subject, kind, order_id, attempt, outcome, code } = message;
  return {
    request: message.correlation_id,
    cause: direction === 'sent' ? message.causation_id : (answeredBy(message, messages) ?? null),
    node: {
      kind: 'message',
      id,
      at: message.at.toISOString(),
      asked: asked.id === id,
      message: { direction, subject, kind, order_id, attempt, outcome, code },
      children: [],
    },
  };
};

const looseNodes = (asked: Asked, { events, messages }: Facts, rows: Rows): readonly Loose[] => {
  const commands = new Map<string, Loose>();
  for (const event of events) {
    const { command_id: id } = event;
    if (id !== null && !commands.has(id)) commands.set(id, commandNode(id, event, asked));
  }
  const all = [
    ...commands.values(),
    ...events.map((event) => eventNode(event, asked, rows)),
    ...messages.map((message) => messageNode(message, messages, asked)),
  ];
  // Stable: what is of the same instant stays in its order.
  return all.toSorted((a, b) => (a.node.at ?? '').localeCompare(b.node.at ?? ''));
};

const withoutFacts = (kind: 'request' | 'unknown', id: string, asked: Asked): CauseNode => ({
  kind,
  id,
  at: null,
  asked: asked.id === id,
  children: [],
});

/** When the first of its children was; of those that have a time of their own, that. */
const timed = (node: CauseNode): CauseNode => {
  const children = node.children.map(timed);
  return { ...node, at: node.at ?? children[0]?.at ?? null, children };
};

/**
 * Hangs every event, command and message below its cause, and below the request what has none that
 * is known. Facts that contradict each other, as somebody may have forged them, make no circle.
 */
export const buildTrees = (asked: Asked, facts: Facts, rows: Rows): CauseNode[] => {
  const loose = looseNodes(asked, facts, rows);
  const nodes = new Map(loose.map((each) => [each.node.id, each.node]));
  const parents = new Map<CauseNode, CauseNode>();
  const roots = new Map<string, CauseNode>();

  const rootOf = (request: string): CauseNode => {
    // A message that came without a request is one itself.
    const root =
      roots.get(request) ?? nodes.get(request) ?? withoutFacts('request', request, asked);
    roots.set(request, root);
    return root;
  };

  const causeOf = ({ cause, request }: Loose): CauseNode => {
    if (cause === null || cause === request) return rootOf(request);
    const known = nodes.get(cause);
    if (known !== undefined) return known;
    const unknown = withoutFacts('unknown', cause, asked);
    nodes.set(cause, unknown);
    hang(unknown, rootOf(request));
    return unknown;
  };

  const isBelow = (node: CauseNode, other: CauseNode): boolean => {
    for (let each: CauseNode | undefined = node; each !== undefined; each = parents.get(each)) {
      if (each === other) return true;
    }
    return false;
  };

  const hang = (node: CauseNode, parent: CauseNode): void => {
    parents.set(node, parent);
    parent.children.push(node);
  };

  for (const each of loose) {
    const root = rootOf(each.request);
    if (each.node === root) continue;
    const cause = causeOf(each);
    hang(each.node, isBelow(cause, each.node) ? root : cause);
  }
  return [...roots.values()].map(timed);
};
