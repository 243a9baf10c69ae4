import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Schema } from './openapi.ts';

/** What to say where a schema says only "string": by the name of the field. */
export type Vocabulary = (name: string) => Arbitrary<unknown> | undefined;

const texts = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

const maxItems = 3;

const matching = (pattern: string): Arbitrary<string> => {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'), { maxLength: 60 });
  } catch {
    // Properties of characters are more than it can do; what comes out may be refused.
    return texts;
  }
};

const stringOf = ({ format, pattern, minLength = 0, maxLength = 100 }: Schema) => {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((day) => day.toJSON());
  if (pattern !== undefined) return matching(pattern);
  return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 100) });
};

const scalarOf = (type: string, schema: Schema): Arbitrary<unknown> => {
  const { minimum: min = -1_000, maximum: max = 1_000 } = schema;
  if (type === 'string') return stringOf(schema);
  if (type === 'integer')
    return fc.integer({ min: Math.max(min, -(2 ** 31)), max: Math.min(max, 2 ** 31) });
  if (type === 'number') return fc.double({ min, max, noNaN: true });
  if (type === 'boolean') return fc.boolean();
  return fc.constant(null);
};

/** Optional members are there now and then: all of them together seldom make sense. */
const objectOf = ({ properties, required = [] }: Schema, words: Vocabulary) => {
  if (properties === undefined)
    return fc.dictionary(texts, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
  const members = Object.entries(properties).map(([name, schema]) => {
    const value = valueOf(schema, words, name);
    const member = value.map((given): readonly [string, unknown][] => [[name, given]]);
    const nothing = { weight: 3, arbitrary: fc.constant([]) };
    return required.includes(name) ? member : fc.oneof(nothing, { weight: 1, arbitrary: member });
  });
  return fc.tuple(...members).map((entries) => Object.fromEntries(entries.flat()));
};

const bySchema = (schema: Schema, words: Vocabulary, name: string): Arbitrary<unknown> => {
  const { anyOf, oneOf, allOf, type, items = {}, minItems: min = 0 } = schema;
  const variants = anyOf ?? oneOf;
  if (variants !== undefined)
    return fc.oneof(...variants.map((each) => valueOf(each, words, name)));
  if (type === undefined)
    return allOf?.[0] === undefined ? fc.jsonValue() : valueOf(allOf[0], words, name);
  if (typeof type !== 'string') return fc.oneof(...type.map((each) => scalarOf(each, schema)));
  if (type === 'object') return objectOf(schema, words);
  if (type !== 'array') return scalarOf(type, schema);
  const max = Math.max(min, Math.min(schema.maxItems ?? maxItems, maxItems));
  return fc.array(valueOf(items, words, ''), { minLength: min, maxLength: max });
};

/** Values that a schema allows, most of them in the words of the ledger. */
export const valueOf = (schema: Schema, words: Vocabulary, name: string): Arbitrary<unknown> => {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const word = words(name);
  const any = bySchema(schema, words, name);
  return word === undefined
    ? any
    : fc.oneof({ weight: 12, arbitrary: word }, { weight: 1, arbitrary: any });
};
