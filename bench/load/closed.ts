import autocannon, { type Options } from 'autocannon';
import type { ClosedJob, LoadResult } from './job.ts';
import { createRecorder } from './recorder.ts';
import { prepareRequests } from './requests.ts';

/** Different ones for each connection; built once, so that sending one costs a write. */
const requestsPerConnection = 128;

const orderIdOf = (body: string): string | undefined => {
  const { order_id: id } = JSON.parse(body) as { readonly order_id?: string };
  return id;
};

/** Closed loop, by autocannon. */
export const runClosed = async (job: ClosedJob): Promise<LoadResult> => {
  const { until } = job;
  let connection = 0;
  const recorder = createRecorder();
  const keepId = (status: number, body: string): void => {
    const id = status === 201 || status === 202 ? orderIdOf(body) : undefined;
    if (id !== undefined) recorder.id(id);
  };
  const options: Options = {
    url: job.url,
    connections: job.connections,
    timeout: 30,
    // It looks only so often whether it is time to end.
    sampleInt: 50,
    ...('seconds' in until ? { duration: until.seconds } : { amount: until.answers }),
    setupClient: (client) => {
      const offset = connection * requestsPerConnection;
      connection += 1;
      const requests = prepareRequests(job.ask, requestsPerConnection, offset);
      client.setRequests(
        requests.map((request) => ({
          ...request,
          ...(job.collectIds === true && { onResponse: keepId }),
        })),
      );
    },
  };
  await new Promise<void>((resolve, reject) => {
    const running = autocannon(options, (error?: unknown) => {
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
    running.on('response', (_client, status, _bytes, ms) => recorder.answer(String(status), ms));
    running.on('reqError', () => recorder.error());
  });
  return recorder.result();
};
