import { randomUUID } from 'node:crypto';
import { createLedgerClient } from '@order-ledger/client';
import type { LedgerClient, LedgerClientOptions } from '@order-ledger/client';
import { SignJWT } from 'jose';
import { inject, vi } from 'vitest';

/** The ledger that all capabilities are proved with, and where its parts listen. */
export const shared = inject('ledger');

const { commandUrl, queryUrl, impatientUrl, adminKey, serviceKey, jwt } = shared;

type Credentials = NonNullable<LedgerClientOptions['credentials']>;

export const clientOf = (credentials?: Credentials, url: string = commandUrl): LedgerClient =>
  createLedgerClient({ commandUrl: url, queryUrl, ...(credentials && { credentials }) });

/** May do everything. */
export const admin = clientOf({ apiKey: adminKey });
/** A service with every scope: a shop, a warehouse office, a payment office. */
export const service = clientOf({ apiKey: serviceKey });
/** The same at the second instance of the command endpoint, where orders expire soon. */
export const impatient = clientOf({ apiKey: serviceKey }, impatientUrl);
/** Shows nothing. */
export const nobody = clientOf();

/** What a person logs in with. */
export const tokenOf = async (
  userId: string,
  claims: Readonly<Record<string, unknown>> = {},
): Promise<string> =>
  await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setIssuer(jwt.issuer)
    .setAudience(jwt.audience)
    .setExpirationTime('1 hour')
    .sign(new TextEncoder().encode(jwt.secret));

interface Customer extends LedgerClient {
  readonly userId: string;
}

/** A customer who has never been here before. */
export const newCustomer = async (): Promise<Customer> => {
  const userId = unique('user');
  return { userId, ...clientOf({ token: await tokenOf(userId) }) };
};

/** A name that no other test has. */
export const unique = (what: string): string => `${what}-${randomUUID()}`;

interface Fetched<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly request_id: string;
  readonly detail?: string;
  readonly [member: string]: unknown;
}

/** What was answered; throws, with the problem, when it was a refusal. */
export const ok = async <Data>(asked: Promise<Fetched<Data>>): Promise<Data> =>
  (await answered(asked)).data;

/** The same with status and headers. */
export const answered = async <Data>(
  asked: Promise<Fetched<Data>>,
): Promise<{ readonly data: Data; readonly status: number; readonly headers: Headers }> => {
  const { data, error, response } = await asked;
  const { status, headers } = response;
  if (data === undefined) throw new Error(`${response.url}: ${status} ${JSON.stringify(error)}`);
  return { data, status, headers };
};

/** The problem with which it was refused; throws when it was not. */
export const refused = async (asked: Promise<Fetched<unknown>>): Promise<Problem> => {
  const { data, error, response } = await asked;
  if (data !== undefined) throw new Error(`${response.url}: was not refused: ${response.status}`);
  return error as Problem;
};

/** Resolves with what `look` gives as soon as it throws no more; looks every 50 ms for 15 s. */
export const eventually = async <T>(look: () => Promise<T> | T): Promise<T> =>
  await vi.waitFor(look, { timeout: 40_000, interval: 50 });
