import { z } from 'zod';
import { compiledLater } from '../compiled-later.ts';

/**
 * A message on NATS: JSON text on the wire, a checked value in code. `safeDecode(text)` never throws;
 * `encode(value)` checks as well, so that nothing is published that no one can read. Fields a reader
 * does not know are left out: a newer writer may add some.
 */
export const jsonMessage = <Schema extends z.ZodType>(
  schema: Schema,
): z.ZodCodec<z.ZodString, z.ZodLazy<Schema>> =>
  z.codec(z.string(), z.lazy(compiledLater(schema)), {
    decode: (text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.issues.push({ code: 'invalid_format', format: 'json', input: text });
        return z.NEVER;
      }
    },
    encode: (value) => JSON.stringify(value),
  });
