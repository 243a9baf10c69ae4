import type { AuditReport, EventPlace, Finding } from '@order-ledger/audit';
import pc from 'picocolors';

const number = (value: number | bigint): string => value.toLocaleString('en');

const eventText = ({ stream, revision, type }: EventPlace): string =>
  `${stream}@${revision} ${type}`;

/** Of what can be long, the beginning. */
const longest = 160;

const valueText = (value: unknown): string => {
  const text = JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'bigint' ? `${each}` : each,
  );
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

const placeText = ({ event, stream, row }: Finding): string => {
  if (row !== null) {
    const key = row.key.length === 0 ? '' : ` [${row.key.join(', ')}]`;
    return `${row.table}${key}${row.column === null ? '' : ` ${row.column}`}`;
  }
  return event === null ? (stream ?? 'the ledger') : eventText(event);
};

const findingText = (finding: Finding): string => {
  const { code, message, expected, found, explainedBy } = finding;
  const values = [
    expected === null ? [] : [`  expected  ${valueText(expected)}`],
    found === null ? [] : [`  found     ${valueText(found)}`],
    explainedBy === null ? [] : [`  since     ${eventText(explainedBy)}`],
  ].flat();
  return [`${pc.red(code)}  ${placeText(finding)}`, `  ${message}`, ...values].join('\n');
};

const countsText = ({ findingsByCode }: AuditReport): string =>
  Object.entries(findingsByCode)
    .map(([code, count]) => `${code} ${number(count)}`)
    .join(', ');

const projectionsText = ({ projections }: AuditReport): string =>
  projections.length === 0
    ? 'no read model was compared'
    : projections
        .map(({ name, rows, behind }) =>
          behind === 0
            ? `${name} ${number(rows)}`
            : `${name} ${number(rows)} (${number(behind)} events behind)`,
        )
        .join(', ');

/** What an audit came to, for people. */
export const reportText = (report: AuditReport): string => {
  const { events, streams, position, orders, ordersInFlight, openReservations } = report;
  const head = [
    `ledger        ${number(events)} events of ${number(streams)} streams, up to position ${position}`,
    `orders        ${number(orders)}, of these in flight ${number(ordersInFlight)}`,
    `reservations  ${number(openReservations)} open`,
    `rows          ${projectionsText(report)}`,
    `root          ${report.root}`,
    ...(report.certifiedUpTo === null
      ? []
      : [`certified     up to position ${report.certifiedUpTo}`]),
  ].join('\n');
  if (report.findingCount === 0) return `${head}\n\n${pc.green('Nothing is wrong.')}`;
  const left = report.findingCount - report.findings.length;
  return [
    head,
    `${number(report.findingCount)} findings: ${countsText(report)}`,
    ...report.findings.map(findingText),
    ...(left > 0 ? [`… and ${number(left)} more: see --limit.`] : []),
  ].join('\n\n');
};
