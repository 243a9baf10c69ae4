import type { IncomingMessage, ServerResponse } from 'node:http';
import { SERVER_VERSION } from './cluster.ts';

const PAGES: Readonly<Record<string, object>> = {
  '/ping': { msgTypeId: 0, text: 'Ping request successfully handled' },
  '/info': {
    esVersion: SERVER_VERSION,
    state: 'leader',
    features: { projections: false, userManagement: false, atomPub: false },
    authentication: { type: 'insecure', properties: {} },
  },
};

/** The few pages over HTTP/1 by which people and start scripts see whether the store is there. */
export const servePage = (request: IncomingMessage, response: ServerResponse): void => {
  const url = request.method === 'GET' ? URL.parse(request.url ?? '', 'http://localhost') : null;
  const path = url?.pathname ?? '';
  response.setHeader('connection', 'close');
  if (path === '/health/live') {
    // Who asks may want another code for yes.
    response.writeHead(url?.searchParams.get('liveCode') === '200' ? 200 : 204).end();
  } else if (Object.hasOwn(PAGES, path)) {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(PAGES[path]));
  } else {
    response.writeHead(404, 'Not Found').end();
  }
};
