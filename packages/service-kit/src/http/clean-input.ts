import { commonProblem } from '../problem/problem.ts';
import { UncleanInputError, cleanJson } from './clean-text.ts';
import type { Server } from './server-type.ts';

/** Paths and queries are as hostile as bodies: `%00` in one reaches the database all the same. */
export const addCleanInput = (app: Server): void => {
  app.addHook('preValidation', (request, _reply, next) => {
    try {
      request.query = cleanJson(request.query);
      request.params = cleanJson(request.params);
      next();
    } catch (error) {
      if (!(error instanceof UncleanInputError)) throw error;
      next(commonProblem('invalid_request', { detail: error.message }));
    }
  });
};
