import createClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import type { paths as CommandPaths } from './generated/command-api.ts';
import type { paths as QueryPaths } from './generated/query-api.ts';

export interface LedgerClientOptions {
  /** Where the command endpoint listens, such as `http://127.0.0.1:3000`. */
  readonly commandUrl: string;
  /** Where the query endpoint listens, such as `http://127.0.0.1:3001`. */
  readonly queryUrl: string;
  /** Who calls: an API key of a service, or the token of a person. */
  readonly credentials?: { readonly apiKey: string } | { readonly token: string };
  /** Sends the requests. Default: the `fetch` of the runtime. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

export interface LedgerClient {
  /** `client.commands.POST('/api/v1/orders', { body })`: `{ data, error, response }`. */
  readonly commands: Client<CommandPaths>;
  /** `client.queries.GET('/api/v1/orders/{id}', { params })`: `{ data, error, response }`. */
  readonly queries: Client<QueryPaths>;
}

const headersOf = ({ credentials }: LedgerClientOptions): Record<string, string> => {
  if (credentials === undefined) return {};
  return 'apiKey' in credentials
    ? { 'x-api-key': credentials.apiKey }
    : { authorization: `Bearer ${credentials.token}` };
};

/**
 * Both endpoints, typed from their OpenAPI documents. A refusal is no exception: it comes as
 * `error`, a problem (RFC 9457) with a stable `code`. Throws only when there is no answer.
 */
export const createLedgerClient = (options: LedgerClientOptions): LedgerClient => {
  const { commandUrl, queryUrl, fetch } = options;
  const shared = { headers: headersOf(options), ...(fetch !== undefined && { fetch }) };
  return {
    commands: createClient<CommandPaths>({ ...shared, baseUrl: commandUrl }),
    queries: createClient<QueryPaths>({ ...shared, baseUrl: queryUrl }),
  };
};

export type { CommandPaths, QueryPaths };
