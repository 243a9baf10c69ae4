import { ledgerPosition } from '@order-ledger/contracts/http';
import { z } from 'zod';

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
