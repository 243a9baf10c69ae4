import { problemSchema } from '@order-ledger/service-kit';

const problem = { content: { 'application/problem+json': { schema: problemSchema } } };

/** What every query answers when it cannot answer. */
export const problemResponses = { '4xx': problem, '5xx': problem };
