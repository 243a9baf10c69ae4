import { principalOf } from '@order-ledger/access';
import { type PersonalTexts, markedTexts, openTexts } from '@order-ledger/audit/history';
import type { PersonalData } from '@order-ledger/personal-data';
import type { SealedText } from '@order-ledger/read-model';
import type { FastifyRequest } from 'fastify';

/** What a caller of the audit may see of personal data. */
export type Sight = 'opened' | 'sealed';

/**
 * The people whose data it is, and admins. A service that audits learns what happened and when, but
 * not whom it concerns.
 */
export const sightOf = (request: FastifyRequest): Sight =>
  principalOf(request).kind === 'service' ? 'sealed' : 'opened';

export const textsFor = async (
  sight: Sight,
  personalData: PersonalData,
  sealed: readonly (SealedText | null | undefined)[],
): Promise<PersonalTexts> =>
  sight === 'opened' ? await openTexts(personalData, sealed) : markedTexts;
