import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import type { LoadResult, OpenJob } from './job.ts';
import { watchReadModel } from './read-model-lag.ts';
import { createRecorder } from './recorder.ts';
import { prepareRequests } from './requests.ts';

/** What is late waits here for a connection, and its time runs. */
const connections = 512;
const distinctRequests = 4_096;

interface Ordered {
  readonly order_id?: string;
}

/**
 * Open loop at an even rate. A request's time counts from when it was due, so that one slow answer
 * is not hidden by the requests that it keeps from being sent (no coordinated omission).
 */
export const runOpen = async (job: OpenJob): Promise<LoadResult> => {
  const pool = new Pool(job.url, { connections, headersTimeout: 60_000 });
  const requests = prepareRequests(job.ask, distinctRequests);
  const lag = job.lag === undefined ? undefined : await watchReadModel(job.lag.postgresUrl);
  const everyNth = job.lag?.everyNth ?? Infinity;
  const recorder = createRecorder();
  const startedAt = performance.now();

  const send = async (index: number, dueAt: number): Promise<void> => {
    const request = requests[index % requests.length];
    if (request === undefined) return;
    const answer = await pool.request(request);
    const wanted = (job.collectIds ?? false) || index % everyNth === 0;
    const body = wanted ? ((await answer.body.json()) as Ordered) : await answer.body.dump();
    const answeredAt = performance.now();
    recorder.answer(String(answer.statusCode), answeredAt - dueAt);
    const id = body?.order_id;
    if (id === undefined) return;
    recorder.id(id);
    if (index % everyNth === 0) lag?.watch(id, answeredAt);
  };

  const total = Math.round(job.perSecond * job.seconds);
  const inFlight = new Set<Promise<void>>();
  for (let index = 0; index < total;) {
    const elapsedMs = performance.now() - startedAt;
    const due = Math.min(total, Math.floor((elapsedMs * job.perSecond) / 1_000) + 1);
    for (; index < due; index += 1) {
      const sent = send(index, startedAt + (index * 1_000) / job.perSecond)
        .catch(() => recorder.error())
        .finally(() => inFlight.delete(sent));
      inFlight.add(sent);
    }
    await delay(1);
  }
  await Promise.all(inFlight);
  const seen = await lag?.end();
  await pool.close();
  return { ...recorder.result(), ...(seen !== undefined && { lag: seen }) };
};
