import { isUtf8 } from 'node:buffer';
import secureJsonParse from 'secure-json-parse';
import { commonProblem } from '../problem/problem.ts';
import { UncleanInputError, cleanJson } from './clean-text.ts';
import type { Server } from './server-type.ts';

/** Largest request body, in bytes. */
export const maxBodyBytes = 64 * 1024;

/** Keys that would reach an object's prototype are an error, not an attack. */
const actions = { protoAction: 'error', constructorAction: 'error' } as const;

/** The value of a body in bytes; an empty one is `undefined`. Throws `malformed_json` for whatever is not clean JSON. */
export const parseJsonBody = (body: Buffer): unknown => {
  if (body.length === 0) return undefined;
  if (!isUtf8(body)) throw commonProblem('malformed_json', { detail: 'the body is not UTF-8' });
  try {
    return cleanJson(secureJsonParse.parse(body.toString('utf8'), undefined, actions));
  } catch (error) {
    if (!(error instanceof UncleanInputError)) throw commonProblem('malformed_json');
    throw commonProblem('malformed_json', { detail: error.message });
  }
};

/** Bodies are `application/json` and nothing else. */
export const addJsonBody = (app: Server): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit: maxBodyBytes },
    (_request, body, parsed) => {
      try {
        parsed(null, parseJsonBody(body));
      } catch (error) {
        parsed(error as Error);
      }
    },
  );
};
