import type { Generated } from 'kysely';

/**
 * `building`: being filled beside the live one. `live`: what queries read. `retired`: was live
 * before, kept to go back to. `failed`: could not be filled.
 */
export type GenerationStatus = 'building' | 'live' | 'retired' | 'failed';

/**
 * `read_model.projection_generation`: every set of tables that a projection has. One of each name
 * is live. The tables are `read_model.{name}_g{generation}`.
 */
export interface ProjectionGenerationTable {
  name: string;
  generation: number;
  /** Version of the projection's code that writes the rows. */
  version: number;
  /** The event store that the position belongs to. */
  store_id: string;
  /** Everything of the ledger up to here is in the rows; `0` before the first event. */
  position: string;
  /** Events that were handed to it since it was made. */
  events: string;
  status: GenerationStatus;
  created_at: Generated<Date>;
  /** When it became live. */
  switched_at: Generated<Date | null>;
  /** When the position moved last. */
  updated_at: Date;
  last_error: Generated<string | null>;
  last_error_at: Generated<Date | null>;
}
