import type { CauseNode, CauseTree } from '@order-ledger/causes';
import archy from 'archy';
import pc from 'picocolors';

type Row = NonNullable<CauseNode['event']>['rows'][number];

const eventText = ({ type, stream, revision }: NonNullable<CauseNode['event']>): string =>
  `${pc.cyan(type)} ${stream}@${revision}`;

const messageText = (message: NonNullable<CauseNode['message']>): string => {
  const { direction, kind, subject, attempt, outcome, code } = message;
  const said = [
    direction,
    pc.magenta(kind),
    ...(outcome === null
      ? []
      : [outcome === 'accepted' || outcome === 'succeeded' ? pc.green(outcome) : pc.red(outcome)]),
    ...(code === null ? [] : [`(${code})`]),
    ...(attempt === null || attempt === 1 ? [] : [`attempt ${attempt}`]),
  ];
  return `${said.join(' ')} on ${subject}`;
};

const textOf = ({ kind, actor, event, message }: CauseNode): string => {
  if (event !== undefined) return eventText(event);
  if (message !== undefined) return messageText(message);
  if (kind === 'command') return `command by ${actor ?? 'nobody known'}`;
  return kind === 'unknown' ? 'something that left no trace' : 'request';
};

const labelOf = (node: CauseNode): string => {
  const facts = pc.dim([node.id, node.at ?? ''].join('  ').trimEnd());
  return `${textOf(node)}  ${facts}${node.asked ? pc.yellow('  ◀') : ''}`;
};

const rowText = ({ table, key, written }: Row): string => {
  const columns = Object.entries(key).map(([column, value]) => `${column}=${value}`);
  return pc.dim(`row ${table} ${columns.join(' ')}${written ? '' : ', not written yet'}`);
};

const drawable = (node: CauseNode): archy.Data => ({
  label: labelOf(node),
  nodes: [...(node.event?.rows.map(rowText) ?? []), ...node.children.map(drawable)],
});

/** For a terminal: one tree for each request, with what was asked for marked by an arrow. */
export const drawTree = ({ kind, id, requests, truncated }: CauseTree): string =>
  [
    pc.bold(`${kind} ${id}`),
    '',
    ...requests.map((request) => archy(drawable(request))),
    ...(truncated ? ['There is more: see --limit.', ''] : []),
  ].join('\n');
