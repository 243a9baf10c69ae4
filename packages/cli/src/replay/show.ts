import type { Change, LifeStep } from '@order-ledger/audit/history';
import pc from 'picocolors';

/** Longer values are cut for people; `--json` has them whole. */
const maxShown = 100;

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const valueText = (value: unknown): string => {
  if (isNothing(value)) return '–';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > maxShown ? `${text.slice(0, maxShown)} …` : text;
};

/** `/items/0/quantity` as `items.0.quantity` */
const pathText = (pointer: string): string =>
  pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');

/** Links only say what may be asked for next. */
const isTold = ({ path, from, to }: Change): boolean =>
  !path.startsWith('/links') && !(isNothing(from) && isNothing(to));

/** One line for each difference. */
export const changeLines = (changes: readonly Change[]): readonly string[] => {
  const told = changes.filter(isTold).map((change) => ({ ...change, name: pathText(change.path) }));
  const width = Math.max(0, ...told.map(({ name }) => name.length));
  return told.map(({ name, from, to }) => {
    const was = isNothing(from) ? '' : `${pc.dim(valueText(from))} → `;
    return `  ${name.padEnd(width)}  ${was}${valueText(to)}`;
  });
};

const whyOf = ({ event }: LifeStep): string => {
  const cause = event.causation_id === event.command_id ? '' : `, caused by ${event.causation_id}`;
  return `command ${event.command_id}${cause}, request ${event.request_id}`;
};

/** An event of a life: when, what, who, why, and what it changed. */
export const stepText = (step: LifeStep): string => {
  const { revision, type, recorded_at: at, actor } = step.event;
  const head = `${pc.dim(at)}  ${revision.padStart(3)}  ${pc.bold(type)}  by ${actor}`;
  return [head, `  ${pc.dim(whyOf(step))}`, ...changeLines(step.changes), ''].join('\n');
};
