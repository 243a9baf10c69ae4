import protobuf from 'protobufjs/minimal.js';
import type { Reader } from 'protobufjs/minimal.js';
import type { RefusalReason } from '../../errors.ts';
import { eachField, nested, readHalves, uint64 } from './fields.ts';

/** How one append of a batch call was answered. `unknown`: it may have been written. */
export type BatchResult =
  | { readonly kind: 'committed'; readonly position: bigint }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  | { readonly kind: 'unknown'; readonly error: string };

export interface BatchAnswer {
  /** The number that the append was sent with; `NaN` when the answer names none. */
  readonly id: number;
  readonly result: BatchResult;
}

const ID_DIGITS_AT = 24;
const ID_BITS = 48;

/** The id as text, or as two numbers of 64 bits: servers answer with either. */
const readId = (reader: Reader): number => {
  let id = Number.NaN;
  nested(reader, (field) => {
    if (field === 1) id = Number(BigInt.asUintN(ID_BITS, readHalves(reader).least));
    else if (field === 2) id = Number.parseInt(reader.string().slice(ID_DIGITS_AT), 16);
    else return false;
    return true;
  });
  return id;
};

const readSuccess = (reader: Reader): BatchResult => {
  let position: bigint | undefined;
  nested(reader, (field) => {
    if (field !== 3) return false;
    position ??= 0n;
    return nested(reader, (part) => {
      if (part !== 1) return false;
      position = uint64(reader);
      return true;
    });
  });
  return position === undefined
    ? { kind: 'unknown', error: 'an append was answered without its position' }
    : { kind: 'committed', position };
};

const refusals: ReadonlyMap<string, RefusalReason> = new Map([
  ['StreamDeleted', 'stream_deleted'],
  ['AccessDenied', 'access_denied'],
  ['MaximumAppendSizeExceeded', 'too_large'],
]);

/** A `google.rpc.Status`: the type of its detail says which error it is. */
const readError = (reader: Reader): BatchResult => {
  let message = '';
  let type = '';
  nested(reader, (field) => {
    if (field === 2) message = reader.string();
    else if (field === 3) {
      return nested(reader, (part) => {
        if (part !== 1) return false;
        type = reader.string();
        return true;
      });
    }
    return field === 2;
  });
  const name = type.slice(type.lastIndexOf('.') + 1);
  if (name === 'WrongExpectedVersion') return { kind: 'conflict' };
  const reason = refusals.get(name);
  return reason === undefined
    ? { kind: 'unknown', error: `${name}: ${message}` }
    : { kind: 'refused', reason };
};

/** `BatchAppendResp`. Throws for what is none. */
export const decodeBatchAnswer = (bytes: Uint8Array): BatchAnswer => {
  const reader = protobuf.Reader.create(bytes);
  let id = Number.NaN;
  let result: BatchResult = { kind: 'unknown', error: 'an append was answered without a result' };
  eachField(reader, reader.len, (field) => {
    if (field === 1) id = readId(reader);
    else if (field === 2) result = readError(reader);
    else if (field === 3) result = readSuccess(reader);
    else return false;
    return true;
  });
  return { id, result };
};
