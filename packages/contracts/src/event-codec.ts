import { z } from 'zod';
import { compiledLater } from './compiled-later.ts';
import { eventMetadataSchema } from './event-metadata.ts';
import type { EventMetadata } from './event-metadata.ts';
import { PoisonEventError } from './poison-event-error.ts';

/** An event as the store holds it, JSON already parsed. */
export interface StoredEvent {
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
}

export interface DecodedEvent<Event> {
  readonly event: Event;
  readonly metadata: EventMetadata;
}

/** Translates between the events of one stream category and what the store holds. */
export interface EventCodec<Event extends { readonly type: string }> {
  /** The types that this codec knows. */
  readonly types: readonly Event['type'][];
  readonly encode: (event: Event) => {
    readonly type: Event['type'];
    readonly data: unknown;
    readonly schemaVersion: number;
  };
  /** The shape of a type's data today, as JSON Schema, and its version: what readers may rely on. */
  readonly describe: (type: Event['type']) => {
    readonly schemaVersion: number;
    readonly schema: unknown;
  };
  /** Parses, and lifts older versions to today's shape; throws `PoisonEventError`. */
  readonly decode: (stored: StoredEvent) => DecodedEvent<Event>;
}

/** Turns the data of one version into the data of the next. */
export type Upcaster = (data: unknown) => unknown;

/** One event type: the schema of its newest version and the way there from each older one. */
export interface EventDefinition<Data> {
  readonly schema: z.ZodType<Data>;
  /** `upcasters[0]` lifts version 1 to 2, and so on: the newest version is their number plus 1. */
  readonly upcasters: readonly Upcaster[];
}

export type EventDefinitions<Event extends { readonly type: string; readonly data: unknown }> = {
  readonly [Type in Event['type']]: EventDefinition<Extract<Event, { type: Type }>['data']>;
};

/** What `createEventCodec` works with: a definition whose schema is compiled when it is first used. */
interface CompiledDefinition extends EventDefinition<unknown> {
  readonly compiled: () => z.ZodType;
}

type AnyEvent = { readonly type: string; readonly data: unknown };

const problemsOf = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.') || 'data'}: ${issue.message}`).join('; ');

const parse = <Out>(schema: z.ZodType<Out>, value: unknown, type: string): Out => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new PoisonEventError(type, problemsOf(result.error), { cause: result.error });
};

const lift = (upcasters: readonly Upcaster[], data: unknown, type: string): unknown => {
  try {
    return upcasters.reduce((older, upcast) => upcast(older), data);
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? `: ${problemsOf(cause)}` : '';
    throw new PoisonEventError(type, `its upcaster failed${reason}`, { cause });
  }
};

/** The pattern of a named format is an affair of the library, and changes with it. */
const jsonSchemaOf = (schema: z.ZodType): unknown =>
  z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    },
  });

const metadataSchema = compiledLater(eventMetadataSchema);

/** Builds the codec of a category from its event definitions. */
export const createEventCodec = <Event extends AnyEvent>(
  definitions: EventDefinitions<Event>,
): EventCodec<Event> => {
  const byType = new Map(
    Object.entries<EventDefinition<unknown>>(definitions).map(
      ([type, definition]): [string, CompiledDefinition] => [
        type,
        { ...definition, compiled: compiledLater(definition.schema) },
      ],
    ),
  );

  const definitionOf = (type: string): CompiledDefinition => {
    const definition = byType.get(type);
    if (definition === undefined) throw new PoisonEventError(type, 'unknown type');
    return definition;
  };

  const newest = (data: unknown, version: number, type: string): unknown => {
    const { compiled, upcasters } = definitionOf(type);
    if (version > upcasters.length + 1) {
      throw new PoisonEventError(type, `version ${version} is newer than this code`);
    }
    return parse(compiled(), lift(upcasters.slice(version - 1), data, type), type);
  };

  return {
    types: [...byType.keys()],
    encode: ({ type, data }) => ({
      type,
      data,
      schemaVersion: definitionOf(type).upcasters.length + 1,
    }),
    describe: (type) => {
      const { schema, upcasters } = definitionOf(type);
      return { schemaVersion: upcasters.length + 1, schema: jsonSchemaOf(schema) };
    },
    decode: ({ type, data, metadata }) => {
      const parsed = parse(metadataSchema(), metadata, type);
      // The schema of this type produced the data, so type and data belong together.
      const event = { type, data: newest(data, parsed.schemaVersion, type) } as Event;
      return { event, metadata: parsed };
    },
  };
};
