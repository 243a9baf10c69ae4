/** The part of JSON Schema that the documents use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Content {
  readonly schema?: Schema;
}

export interface DocumentedAnswer {
  readonly content?: Readonly<Record<string, Content>>;
  readonly headers?: Readonly<Record<string, { readonly required?: boolean; schema: Schema }>>;
}

interface DocumentedOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, DocumentedAnswer>>;
}

/** An OpenAPI 3.1 document. */
interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
}

/** Something that one of the endpoints does. */
export interface Operation {
  /** The endpoint and the operation's id: the ids are unique in one document only. */
  readonly name: string;
  readonly url: string;
  readonly document: Document;
  readonly method: string;
  /** With the names of its parameters in braces. */
  readonly path: string;
  /** With which the document has this path. */
  readonly methodsOfPath: readonly string[];
  /** Also those of paths that mean the same: `/things/batch` may be the thing `batch`. */
  readonly methodsThere: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  readonly answers: Readonly<Record<string, DocumentedAnswer>>;
}

/** The paths of a route, of which each parameter may be anything. */
export const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`);

const methodsOf = (operations: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(operations).map((name) => name.toUpperCase());

/** Everything that an endpoint says it does. */
export const operationsOf = async (
  endpoint: string,
  url: string,
): Promise<readonly Operation[]> => {
  const response = await fetch(new URL('/openapi.json', url));
  const document = (await response.json()) as Document;
  const paths = Object.entries(document.paths);
  return paths.flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      name: `${endpoint} ${operation.operationId}`,
      url,
      document,
      method: method.toUpperCase(),
      path,
      methodsOfPath: methodsOf(operations),
      methodsThere: paths.flatMap(([other, others]) =>
        patternOf(other).test(path) ? methodsOf(others) : [],
      ),
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content['application/json']?.schema,
      answers: operation.responses,
    })),
  );
};
