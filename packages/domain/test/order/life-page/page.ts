import { legalCommands } from '../../../src/index.ts';
import type { OrderCommand, OrderStatus } from '../../../src/index.ts';
import type { Transition } from './explore.ts';

/** Who gives a command: callers have a request for it, the others come from the ledger itself. */
const fromInside: ReadonlySet<OrderCommand['type']> = new Set([
  'ReserveOrder',
  'RejectOrder',
  'ConfirmOrder',
  'ExpireOrder',
  'AbandonOrder',
]);

const nameOf = (status: OrderStatus): string => (status === 'unplaced' ? '[*]' : status);

const chart = (transitions: readonly Transition[]): readonly string[] => {
  const arrows = new Map<string, OrderCommand['type'][]>();
  for (const { from, command, to } of transitions) {
    if (from === to) continue;
    const arrow = `${nameOf(from)} --> ${to}`;
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), command]);
  }
  const left = new Set(transitions.filter(({ from, to }) => from !== to).map(({ from }) => from));
  const last = transitions.map(({ to }) => to).filter((status) => !left.has(status));
  return [
    ...[...arrows].map(([arrow, commands]) => `  ${arrow}: ${commands.join(', ')}`),
    ...[...new Set(last)].map((status) => `  ${status} --> [*]`),
  ];
};

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** What an order that is over still accepts: it is about money alone. */
const always = legalCommands.cancelled;

const asked = (transitions: readonly Transition[], status: OrderStatus): readonly string[] =>
  legalCommands[status].flatMap((command) => {
    const ends = transitions
      .filter(({ from, command: given }) => from === status && given === command)
      .map(({ to }) => to);
    const moves = ends.filter((to) => to !== status);
    if (moves.length === 0 && always.includes(command)) return [];
    const who = fromInside.has(command) ? ' (the ledger itself)' : '';
    return [`\`${command}\`${who}${moves.length === 0 ? '' : ` → ${quoted(moves)}`}`];
  });

const sectionsOf = (transitions: readonly Transition[]): readonly string[] =>
  (Object.keys(legalCommands) as OrderStatus[]).flatMap((status) => {
    const commands = asked(transitions, status);
    if (commands.length === 0) return [];
    const title = status === 'unplaced' ? 'Before it is placed' : `\`${status}\``;
    return [`### ${title}`, '', ...commands.map((command) => `- ${command}`), ''];
  });

const withoutMoney = (Object.keys(legalCommands) as OrderStatus[]).filter((status) =>
  always.some((command) => !legalCommands[status].includes(command)),
);

/** The page about the life of an order, told from what its decider really accepts. */
export const lifePage = (transitions: readonly Transition[]): string =>
  [
    '# The life of an order',
    '',
    'This page is written by a test of [domain](../packages/domain/README.md): it gives every command to',
    'every state that the decider can reach and notes what happens. After a change of the rules,',
    '`npx vitest run test/order/life-page --update` in that folder writes it anew.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...chart(transitions),
    '```',
    '',
    'An arrow is a command that changes the status. A command on several arrows depends on the pieces:',
    'the last one that is shipped, cancelled or comes back decides.',
    '',
    '## What may be asked',
    '',
    'Everything else is refused as `illegal_transition`, with the legal requests. A command without an',
    'arrow leaves the status as it is; one with an arrow may do so, too, when pieces or money are left.',
    '',
    'Money may come, fail to come and go back whatever became of the order:',
    `${quoted(always)} are legal in every status but`,
    `${quoted(withoutMoney)}. What comes of a payment while an order is \`placed\` is told to come again`,
    '(`not_reserved_yet`), and there is no refund yet (`refund_not_found`).',
    '',
    ...sectionsOf(transitions),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
