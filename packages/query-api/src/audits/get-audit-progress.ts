import type { Readable } from 'node:stream';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { queryProblem, refusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { type EventStreamOptions, openEventStream } from '../progress/event-stream.ts';
import { heartbeat, retryMessage, textOf } from '../progress/message.ts';
import { callerOf, sendEventStream } from '../progress/send-event-stream.ts';
import type { AuditRun, AuditRuns } from './audit-runs.ts';
import { auditParams, auditReading } from './audits.ts';

const schema = {
  operationId: 'followAudit',
  summary: 'The progress of an audit, as server-sent events until it has ended',
  description:
    'Each event says how far it is then; `Last-Event-ID` goes on behind it. ' +
    '204 when nothing is left to tell.',
  tags: ['audit'],
  params: auditParams,
  headers: z.looseObject({
    'last-event-id': z
      .string()
      .regex(/^\d{1,15}$/)
      .optional(),
  }),
  response: {
    200: { content: { 'text/event-stream': { schema: z.unknown().meta({ type: 'string' }) } } },
    204: z.null(),
    ...refusals('audit_not_found', 'too_many_streams'),
  },
};

/** The findings themselves are asked for when it has ended. */
const stepOf = ({ id, status, progress, report }: AuditRun) => ({
  audit_id: id,
  status,
  progress,
  finding_count: report?.findingCount ?? null,
});

/** What has changed since a step, until the audit has ended. What nobody had time for is left out. */
const openSteps = (
  options: EventStreamOptions,
  audits: AuditRuns,
  begun: AuditRun,
  after: number,
): Readable =>
  openEventStream(options, async function* ({ bell, isOpen }) {
    let seen = after;
    yield retryMessage;
    const unwatch = audits.watch(begun.id, () => bell.ring());
    try {
      while (isOpen()) {
        const run = audits.find(begun.id) ?? begun;
        yield run.step > seen ? textOf(run.step, stepOf(run)) : heartbeat;
        seen = Math.max(seen, run.step);
        if (run.status !== 'running') return;
        await bell.wait(options.limits.heartbeatMs);
      }
    } finally {
      unwatch();
    }
  });

/** `GET /audits/:id/progress`. */
export const getAuditProgress = (app: Server, { audits, progress }: Parts): void => {
  const { connections, limits } = progress;
  const handlerTimeout = limits.lifetimeMs + 60_000;
  const options = { schema, config: auditReading, handlerTimeout, exposeHeadRoute: false };
  app.get('/audits/:id/progress', options, async (request, reply) => {
    const run = audits.find(request.params.id);
    if (run === undefined) throw queryProblem('audit_not_found');
    const after = Number(request.headers['last-event-id'] ?? -1);
    if (run.status !== 'running' && run.step <= after) return await reply.code(204).send(null);
    const caller = callerOf(request);
    return await sendEventStream(reply, (gone) =>
      openSteps({ connections, limits, caller, gone }, audits, run, after),
    );
  });
};
