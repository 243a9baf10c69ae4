import type { RawEvent } from '@order-ledger/event-store';
import type { EventTable } from '../database.ts';

/* Nothing is decoded: also an event that nobody can read has causes. */

/** Longer ones would not fit an index; the ledger itself writes none of more than 200 letters. */
const maxLength = 500;

const textOf = (metadata: unknown, name: string): string | null => {
  const value: unknown =
    typeof metadata === 'object' && metadata !== null
      ? Object.entries(metadata).find(([key]) => key === name)?.[1]
      : undefined;
  if (typeof value !== 'string') return null;
  // PostgreSQL has no U+0000.
  return value.replaceAll('\0', '').slice(0, maxLength);
};

export const indexedEvent = (event: RawEvent): EventTable => {
  const { position, id, stream, revision, type, metadata, createdAt } = event;
  return {
    position: `${position}`,
    event_id: id,
    stream,
    revision: `${revision}`,
    type,
    correlation_id: textOf(metadata, '$correlationId'),
    causation_id: textOf(metadata, '$causationId'),
    command_id: textOf(metadata, 'commandId'),
    actor: textOf(metadata, 'actor'),
    recorded_at: createdAt,
  };
};
