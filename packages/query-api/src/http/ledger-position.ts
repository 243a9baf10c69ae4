import type { FastifyReply } from 'fastify';
import { z } from 'zod';

/** The largest position that the event store can have. */
const maxPosition = 2n ** 64n - 1n;

const ledgerPosition = z
  .string()
  .regex(/^\d{1,20}$/, 'must be a ledger position, as a command answered it')
  .transform(BigInt)
  .refine((position) => position <= maxPosition, 'is beyond any ledger position');

/** For the query string: spread it into the route's own parameters. */
export const minPosition = { min_position: ledgerPosition.optional() };

export const positionHeaders = z.looseObject({ 'ledger-position': ledgerPosition.optional() });

interface PositionedRequest {
  readonly headers: { readonly 'ledger-position'?: bigint | undefined };
  readonly query: { readonly min_position?: bigint | undefined };
}

/** The position that the answer must have reached: the later one when it was given twice. */
export const requiredPosition = ({ headers, query }: PositionedRequest): bigint => {
  const header = headers['ledger-position'] ?? 0n;
  const parameter = query.min_position ?? 0n;
  return header > parameter ? header : parameter;
};

/** Says of which position an answer is: everything in the ledger up to it is in the answer. */
export const sendPosition = (reply: FastifyReply, position: bigint): void => {
  reply.header('ledger-position', `${position}`);
};
