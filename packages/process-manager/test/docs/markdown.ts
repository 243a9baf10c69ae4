import { z } from 'zod';

/* A page about messages, made from the schemas that they are written and read with. */

type Literal = string | number | boolean | null;

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly const?: Literal;
  readonly enum?: readonly Literal[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly default?: Literal;
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly meaning: string;
}

const alternativesOf = ({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] =>
  anyOf ?? oneOf ?? [];

const typeOf = (schema: JsonSchema): string => {
  const alternatives = alternativesOf(schema);
  if (alternatives.length > 0) return [...new Set(alternatives.map(typeOf))].join(' or ');
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((each) => `\`${String(each)}\``).join(', ');
  if (schema.items !== undefined) return `list of ${typeOf(schema.items)}`;
  if (schema.format === 'date-time') return 'time';
  if (schema.format === 'uuid') return 'UUID';
  return [schema.type ?? 'any'].flat().join(' or ');
};

/** The fields within an object, within a list of objects, or within what may be `null`. */
const within = (schema: JsonSchema): readonly (readonly [suffix: string, JsonSchema])[] => {
  if (schema.properties !== undefined) return [['', schema]];
  if (schema.items !== undefined) return within(schema.items).map(([s, each]) => [`[]${s}`, each]);
  return alternativesOf(schema).flatMap(within);
};

const fieldsOf = (schema: JsonSchema, prefix = ''): readonly Field[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = `${prefix}${key}`;
    const optional = schema.required?.includes(key) !== true;
    const otherwise = field.default === undefined ? '' : `; default \`${String(field.default)}\``;
    const type = `${typeOf(field)}${optional ? ', optional' : ''}`;
    const own: Field = { name, type, meaning: `${field.description ?? ''}${otherwise}` };
    const inner = within(field).flatMap(([suffix, each]) => fieldsOf(each, `${name}${suffix}.`));
    return [own, ...inner];
  });

const cells = (...row: readonly string[]): readonly string[] =>
  row.map((cell) => cell.replaceAll('|', '\\|'));

/** A Markdown table with even columns. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const all = [head, ...rows].map((row) => cells(...row));
  const widths = head.map((_, n) => Math.max(3, ...all.map((row) => row[n]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, n) => (row[n] ?? '').padEnd(width)).join(' | ')} |`;
  const [first = [], ...rest] = all;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join(
    '\n',
  );
};

export const jsonSchemaOf = (schema: z.ZodType): JsonSchema =>
  // The library's type allows for more than these schemas use.
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

export const fieldTable = (schema: JsonSchema): string =>
  table(
    ['field', 'type', 'meaning'],
    fieldsOf(schema).map(({ name, type, meaning }) => [`\`${name}\``, type, meaning]),
  );

/** The variants of a message that has several kinds. */
export const variantsOf = (schema: z.ZodType): readonly JsonSchema[] => {
  const whole = jsonSchemaOf(schema);
  const variants = alternativesOf(whole);
  return variants.length === 0 ? [whole] : variants;
};

export const codeBlock = (value: unknown): string =>
  ['```json', JSON.stringify(value, null, 2), '```'].join('\n');

export const page = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;
