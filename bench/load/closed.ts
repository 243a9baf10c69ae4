import autocannon, { type Options } from 'autocannon';
import type { ClosedJob, LoadResult } from './job.ts';
import { createRecorder } from './recorder.ts';
import { prepareRequests } from './requests.ts';

/** Different ones for each connection; built once, so that sending one costs a write. */
const requestsPerConnection = 128;
const longSeconds = 3_600;

const orderIdOf = (body: string): string | undefined => {
  const { order_id: id } = JSON.parse(body) as { readonly order_id?: string };
  return id;
};

const isAccepted = (status: number): boolean => status === 201 || status === 202;

/** How autocannon is told when to end; after so many accepted orders it is stopped. */
const endOf = ({ until, connections }: ClosedJob): Pick<Options, 'duration' | 'amount'> => {
  if ('answers' in until) return { amount: Math.max(until.answers, connections) };
  return { duration: 'seconds' in until ? until.seconds : longSeconds };
};

/** Closed loop, by autocannon. */
export const runClosed = async (job: ClosedJob, onReached: () => void): Promise<LoadResult> => {
  const wanted = 'accepted' in job.until ? job.until.accepted : Infinity;
  let accepted = 0;
  let connection = 0;
  const recorder = createRecorder();
  const keepId = (status: number, body: string): void => {
    const id = isAccepted(status) ? orderIdOf(body) : undefined;
    if (id !== undefined) recorder.id(id);
  };
  const options: Options = {
    url: job.url,
    connections: job.connections,
    timeout: 30,
    // It looks only so often whether it is time to end.
    sampleInt: 50,
    ...endOf(job),
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
    running.on('response', (_client, status, _bytes, ms) => {
      recorder.answer(String(status), ms);
      if (!isAccepted(status)) return;
      accepted += 1;
      if (accepted === job.tellAfter) onReached();
      if (accepted === wanted) running.stop();
    });
    running.on('reqError', () => recorder.error());
  });
  return recorder.result();
};
