import { findingCodes, reportJson } from '@order-ledger/audit';
import type { FindingCode } from '@order-ledger/audit';
import { instant } from '@order-ledger/contracts/http';
import { projectionNames } from '@order-ledger/read-model';
import { z } from 'zod';
import type { AuditRun } from './audit-runs.ts';

const count = z.int().min(0);
const position = z.string().meta({ description: 'A position in the ledger' });
const code = z.enum(Object.keys(findingCodes) as [FindingCode, ...FindingCode[]]);

const event = z.object({
  stream: z.string(),
  revision: z.string(),
  position,
  type: z.string(),
});

const finding = z.object({
  code,
  message: z.string(),
  stream: z.string().nullable(),
  event: event.nullable(),
  row: z
    .object({
      projection: z.string(),
      table: z.string(),
      key: z.array(z.string()),
      column: z.string().nullable(),
    })
    .nullable(),
  expected: z.unknown(),
  found: z.unknown(),
  /** The first event after which the row is not what the events say. */
  explained_by: event.nullable(),
});

const report = z.object({
  store_id: z.string(),
  position,
  last_event_position: position,
  last_event_at: instant.nullable(),
  events: count,
  events_by_category: z.record(z.string(), count),
  streams: count,
  /** Merkle root over the heads of all streams. */
  root: z.string(),
  orders: count,
  orders_in_flight: count,
  open_reservations: count,
  projections: z.array(
    z.object({
      name: z.enum(projectionNames),
      version: z.int(),
      position,
      rows: count,
      behind: count,
      compared: z.boolean(),
    }),
  ),
  certified_up_to: position.nullable(),
  finding_count: count,
  findings_by_code: z.record(z.string(), count),
  findings: z.array(finding),
});

const progress = z.object({
  phase: z.enum(['rows', 'events', 'checks']),
  done: count,
  /** From 0 to 1; `null` while it is not known. */
  fraction: z.number().nullable(),
});

export const auditSchema = z.object({
  audit_id: z.uuid(),
  /** `completed`, whatever was found: see `report.finding_count`. `failed`: it broke off. */
  status: z.enum(['running', 'completed', 'failed']),
  started_by: z.string(),
  started_at: instant,
  ended_at: instant.nullable(),
  progress: progress.nullable(),
  report: report.nullable(),
  links: z.object({ self: z.string(), progress: z.string() }),
});

export const auditPath = (id: string): string => `/api/v1/audits/${id}`;

export const auditBody = (run: AuditRun): z.input<typeof auditSchema> => ({
  audit_id: run.id,
  status: run.status,
  started_by: run.startedBy,
  started_at: run.startedAt.toISOString(),
  ended_at: run.endedAt?.toISOString() ?? null,
  progress: run.progress,
  report: run.report && reportJson(run.report),
  links: { self: auditPath(run.id), progress: `${auditPath(run.id)}/progress` },
});
