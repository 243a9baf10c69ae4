import type { WarehouseError, WarehouseOutcome, WarehouseRequest } from '@order-ledger/contracts';
import type { Logger } from '@order-ledger/service-kit';
import pRetry from 'p-retry';
import { Agent } from 'undici';
import {
  apiKeyHeader,
  inventoryPath,
  operationBodyOf,
  operationNotFound,
} from '../warehouse-api.ts';
import { operationResultSchema } from '../warehouse-api.ts';
import type { ApiAnswer } from '../warehouse-api.ts';
import { attempt, AttemptError } from './attempt.ts';

export interface WarehouseClientOptions {
  /** Base URL; `/api/v1/inventory/…` is added to its path. */
  readonly url: string;
  readonly apiKey: string;
  /** Of one call, from connecting to the last byte. */
  readonly timeoutMs: number;
  /** Calls after the first. */
  readonly retries: number;
  readonly retryDelayMs: number;
  /** Connections at once. */
  readonly connections: number;
  readonly logger: Logger;
  /** Told how long each request took, all calls included. */
  readonly onAsked?: (operation: string, milliseconds: number) => void;
}

/** What became of an operation, as far as it could be found out. */
export interface WarehouseResult {
  readonly outcome: WarehouseOutcome;
  readonly error?: WarehouseError;
}

export interface WarehouseClient {
  /** Never throws for what the warehouse does or fails to do; throws when the signal is aborted. */
  readonly perform: (request: WarehouseRequest, signal: AbortSignal) => Promise<WarehouseResult>;
  /** Resolves when the warehouse answers anything at all. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The limits of the ledger's messages; a warehouse may be more talkative. */
const errorOf = ({ code, message }: { code: string; message?: string | undefined }) => ({
  code: code.slice(0, 100),
  ...(message !== undefined && { message: message.slice(0, 1_000) }),
});

/** Of an operation. */
const resultOf = (answer: ApiAnswer): WarehouseResult =>
  answer.success ? { outcome: 'accepted' } : { outcome: 'refused', error: errorOf(answer.error) };

/** Of a query. That the query is refused says nothing about the operation it asks about. */
const queryResultOf = (answer: ApiAnswer): WarehouseResult => {
  if (!answer.success) {
    const notDone = answer.error.code === operationNotFound;
    return { outcome: notDone ? 'failed' : 'unknown', error: errorOf(answer.error) };
  }
  const result = operationResultSchema.safeParse(answer.data);
  if (!result.success) return { outcome: 'unknown', error: { code: 'invalid_answer' } };
  const { outcome, code = 'refused' } = result.data;
  return outcome === 'accepted' ? { outcome } : { outcome, error: errorOf({ code }) };
};

const printable = /^[\x21-\x7e]{1,128}$/;

const headersOf = (apiKey: string, request: WarehouseRequest): Record<string, string> => ({
  [apiKeyHeader]: apiKey,
  'content-type': 'application/json',
  ...(printable.test(request.correlation_id) && { 'x-request-id': request.correlation_id }),
  ...(request.traceparent !== undefined &&
    printable.test(request.traceparent) && { traceparent: request.traceparent }),
});

/** The warehouse over HTTP. A call without a definite answer is repeated under the same id. */
export const createWarehouseClient = (options: WarehouseClientOptions): WarehouseClient => {
  const { apiKey, timeoutMs, retries, retryDelayMs, connections, logger } = options;
  const base = options.url.replace(/\/+$/, '') + inventoryPath;
  const dispatcher = new Agent({ connections, connect: { timeout: timeoutMs } });

  const call = async (request: WarehouseRequest, signal: AbortSignal): Promise<ApiAnswer> => {
    const url = new URL(`${base}/${request.operation}`);
    const common = { dispatcher, timeoutMs, signal, headers: headersOf(apiKey, request) };
    if (request.operation !== 'query') {
      return await attempt(url, {
        ...common,
        method: 'POST',
        body: JSON.stringify(operationBodyOf(request)),
      });
    }
    url.searchParams.set('operation_id', request.operation_id);
    return await attempt(url, { ...common, method: 'GET' });
  };

  const perform: WarehouseClient['perform'] = async (request, signal) => {
    try {
      const answer = await pRetry(() => call(request, signal), {
        retries,
        factor: 1,
        minTimeout: retryDelayMs,
        signal,
        shouldRetry: ({ error }) => error instanceof AttemptError && error.retry,
        onFailedAttempt: ({ error, attemptNumber }) => {
          const { operation_id: operationId } = request;
          logger.warn({ err: error, operationId, attemptNumber }, 'warehouse gave no answer');
        },
      });
      return request.operation === 'query' ? queryResultOf(answer) : resultOf(answer);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof AttemptError)) throw error;
      // Even a refused connection does not tell what became of an earlier delivery of the request.
      return { outcome: 'unknown', error: errorOf(error) };
    }
  };

  return {
    perform: async (request, signal) => {
      const start = performance.now();
      const result = await perform(request, signal);
      options.onAsked?.(request.operation, performance.now() - start);
      return result;
    },
    ping: async () => {
      const { body } = await dispatcher.request({
        origin: new URL(base).origin,
        path: '/',
        method: 'GET',
      });
      await body.dump();
    },
    close: () => dispatcher.destroy(),
  };
};
