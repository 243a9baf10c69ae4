import findMyWay from 'find-my-way';
import { sendProblem } from '../problem/answer.ts';
import { commonProblem } from '../problem/problem.ts';
import type { Server } from './server-type.ts';

/** 404 for an unknown path, 405 with `Allow` for a known one. */
export const addNotFound = (app: Server): void => {
  const methodsByPath = new Map<string, Set<string>>();
  const paths = findMyWay({ ignoreTrailingSlash: true });
  app.addHook('onRoute', ({ url, method }) => {
    let methods = methodsByPath.get(url);
    if (methods === undefined) {
      methods = new Set();
      methodsByPath.set(url, methods);
      paths.on('GET', url, () => undefined, methods);
    }
    for (const one of [method].flat()) methods.add(one);
  });
  app.setNotFoundHandler((request, reply) => {
    const found = paths.find('GET', request.url.replace(/[?#].*$/, ''));
    if (found === null) return sendProblem(request, reply, commonProblem('not_found'));
    const methods = [...(found.store as Set<string>)].sort().join(', ');
    const detail = `${request.method} is not one of ${methods}`;
    const headers = { allow: methods };
    return sendProblem(request, reply, commonProblem('method_not_allowed', { detail, headers }));
  });
};
