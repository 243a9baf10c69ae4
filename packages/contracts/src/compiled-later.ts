import { z } from 'zod';

/**
 * The schema as a function that is generated from it, some five times as fast, once it is first
 * needed: generating it takes milliseconds, and most processes read few of all the schemas. What it
 * refuses is read again by the schema itself, so what is wrong is said in the same words.
 */
export const compiledLater = <Schema extends z.ZodType>(schema: Schema): (() => Schema) => {
  let compiled: Schema | undefined;
  return () => (compiled ??= z.compile(schema));
};
