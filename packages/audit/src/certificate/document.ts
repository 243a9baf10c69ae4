import { projectionNames } from '@order-ledger/read-model';
import { z } from 'zod';
import type { StreamHead } from '../checks/chain.ts';

const count = z.string().regex(/^\d{1,20}$/u);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/* These names are a file format, and they are signed: they never change within a version. */

/** What a certificate says. */
const certificateSchema = z.strictObject({
  format: z.literal('order-ledger-certificate/1'),
  issued_at: z.iso.datetime(),
  /** Names the event store. */
  store_id: z.string(),
  /** The ledger's head: everything up to here was audited. */
  position: count,
  last_event_position: count,
  last_event_at: z.iso.datetime().nullable(),
  events: z.int().nonnegative(),
  events_by_category: z.record(z.string(), z.int().nonnegative()),
  streams: z.int().nonnegative(),
  /** Merkle root over the heads of all streams: RFC 6962, 2.1, SHA-256. */
  root: sha256,
  orders: z.int().nonnegative(),
  orders_in_flight: z.int().nonnegative(),
  /** Codes of everything that was looked for; nothing of it was found. */
  checked: z.array(z.string()),
  projections: z.array(
    z.strictObject({
      name: z.enum(projectionNames),
      version: z.int().positive(),
      position: count,
      rows: z.int().nonnegative(),
    }),
  ),
});

export type Certificate = z.infer<typeof certificateSchema>;

/** The first line of a certificate's file. The heads of all streams follow it, a line each. */
export const signedSchema = z.strictObject({
  certificate: certificateSchema,
  /** SPKI, DER, base64. */
  public_key: z.base64(),
  /** Ed25519 over the certificate as JSON, as it stands in the line; base64. */
  signature: z.base64(),
});

export type SignedCertificate = z.infer<typeof signedSchema>;

const headSchema = z.strictObject({ stream: z.string(), revision: count, hash: sha256 });

/** One line of the list of heads. */
export const encodeHead = ({ stream, revision, hash }: StreamHead): string =>
  JSON.stringify({ stream, revision: `${revision}`, hash });

export const decodeHead = (line: string): StreamHead => {
  const { stream, revision, hash } = headSchema.parse(JSON.parse(line));
  return { stream, revision: BigInt(revision), hash };
};
