import type { OrderStatus } from '@order-ledger/domain';
import Table from 'cli-table3';
import pc from 'picocolors';
import { reportText } from '../audit/text.ts';
import type { Inspection } from '../ledger/inspect.ts';
import { everydayPieces, openStatuses } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Told } from './story.ts';
import { formatCounts } from './tally.ts';

/** Everything that the report is made of. */
export interface Findings {
  readonly plan: Plan;
  readonly told: Told;
  readonly flashItemId: string;
  readonly inspection: Inspection;
  readonly warehouseDisagreements: readonly string[];
  readonly seconds: number;
}

interface Check {
  readonly name: string;
  readonly found: string;
  readonly holds: boolean;
}

const countByStatus = (orders: ReadonlyMap<string, OrderStatus>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const status of orders.values()) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
};

const checksOf = (findings: Findings): readonly Check[] => {
  const { plan, told, inspection } = findings;
  const { report, orders, stock } = inspection;
  const accepted = told.flash.counts.get('201') ?? 0;
  // Not the answers: what the warehouse refuses meanwhile is sold again.
  const peak = stock.get(findings.flashItemId)?.peak ?? 0;
  const expected = Math.min(plan.flashOrders, plan.flashPieces);
  const lost = told.acknowledged.filter((id) => !orders.has(id));
  const open = [...orders.values()].filter((status) => openStatuses.includes(status));
  const rows = report.projections.reduce((sum, { rows: some }) => sum + some, 0);
  const disagreements = findings.warehouseDisagreements.length;
  return [
    {
      name: 'flash sale: pieces promised at once',
      found: `${peak} of ${plan.flashPieces}`,
      holds: peak === expected && accepted >= expected,
    },
    {
      name: 'acknowledged orders lost',
      found: `${lost.length} of ${told.acknowledged.length}`,
      holds: lost.length === 0,
    },
    { name: 'orders left open', found: `${open.length}`, holds: open.length === 0 },
    {
      name: 'reservations left behind',
      found: `${report.openReservations}`,
      holds: report.openReservations === 0,
    },
    {
      name: 'findings of the audit',
      found: `${report.findingCount} in ${report.events} events and ${rows} rows`,
      holds: report.findingCount === 0,
    },
    {
      name: 'orders unlike at the warehouse',
      found: `${disagreements}`,
      holds: disagreements === 0,
    },
  ];
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const style = pc.isColorSupported ? { head: ['cyan'] } : { head: [], border: [] };
  const result = new Table({ head: [...head], style });
  result.push(...rows.map((row) => [...row]));
  return result.toString();
};

const stockTable = ({ inspection, flashItemId, plan }: Findings): string =>
  table(
    ['stock', 'before', 'sold', 'reserved', 'after'],
    [...inspection.stock].map(([id, stock]) => [
      id,
      `${id === flashItemId ? plan.flashPieces : everydayPieces}`,
      `${stock.confirmed}`,
      `${stock.reserved}`,
      `${stock.available}`,
    ]),
  );

const answersTable = ({ told }: Findings): string =>
  table(
    ['requests', 'answers', 'p50 ms', 'p99 ms'],
    Object.entries({
      'flash sale': told.flash,
      'repeated with their keys': told.repeats,
      everyday: told.everyday,
      payments: told.paid,
      cancellations: told.cancelled,
    }).map(([name, tally]) => [
      name,
      formatCounts(tally.counts),
      tally.elapsed(0.5).toFixed(0),
      tally.elapsed(0.99).toFixed(0),
    ]),
  );

interface Report {
  readonly text: string;
  /** The same for programs. */
  readonly document: object;
  readonly holds: boolean;
}

/** What came of the day, and whether everything that is checked holds. */
export const reportOf = (findings: Findings): Report => {
  const { report, orders } = findings.inspection;
  const checks = checksOf(findings);
  const statuses = [...countByStatus(orders)].toSorted(([, a], [, b]) => b - a);
  const text = [
    answersTable(findings),
    table(
      ['orders by status', 'count'],
      statuses.map(([status, count]) => [status, `${count}`]),
    ),
    stockTable(findings),
    table(
      ['check', 'found', ''],
      checks.map(({ name, found, holds }) => [name, found, holds ? pc.green('ok') : pc.red('NO')]),
    ),
    `${report.events} events written; ${findings.seconds.toFixed(1)} s taken`,
    ...(report.findingCount > 0 ? [reportText(report)] : []),
  ].join('\n');
  const holds = checks.every((check) => check.holds);
  const document = {
    holds,
    checks,
    orders_by_status: Object.fromEntries(statuses),
    events: report.events,
    seconds: findings.seconds,
  };
  return { text, document, holds };
};
