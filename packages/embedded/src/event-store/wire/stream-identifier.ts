import type { ProtoReader } from './proto-reader.ts';

/** The name in a `StreamIdentifier`; empty when there is none. */
export const decodeStreamIdentifier = (reader: ProtoReader): string => {
  let name = '';
  while (reader.next()) {
    if (reader.field === 3) name = reader.string();
    else reader.skip();
  }
  return name;
};
