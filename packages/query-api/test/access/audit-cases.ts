import { access } from '@order-ledger/access';
import type { Headers, RouteCases } from '@order-ledger/access/testing';
import type { Server } from '@order-ledger/service-kit';

const url = '/api/v1/audits';

/** Routes of audits, which the instance that is asked must have run itself. */
export const auditCases = (app: Server, admin: Headers): RouteCases => {
  const start = async (): Promise<string> => {
    const answer = await app.inject({ method: 'POST', url, headers: admin });
    return answer.json<{ audit_id: string }>().audit_id;
  };
  const reading = access.scope('audit:read');
  return {
    'POST /api/v1/audits': { access: access.admin, call: () => ({ url }) },
    'GET /api/v1/audits/:id': {
      access: reading,
      call: async () => ({ url: `${url}/${await start()}` }),
    },
    'GET /api/v1/audits/:id/progress': {
      access: reading,
      call: async () => ({ url: `${url}/${await start()}/progress` }),
    },
  };
};
