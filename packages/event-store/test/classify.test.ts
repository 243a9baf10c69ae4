import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  TimeoutError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { expect, it } from 'vitest';
import { classifyAppendError } from '../src/connection/classify.ts';

const conflict = new WrongExpectedVersionError(undefined, {
  streamName: 'order-1',
  current: 3n,
  expected: 2n,
});

it.each([
  [conflict, 'conflict'],
  [StreamDeletedError.fromStreamName('order-1'), 'stream_deleted'],
  [new AccessDeniedError(), 'access_denied'],
  [MaxAppendSizeExceededError.fromMaxAppendSize(1_048_576), 'too_large'],
])('%o is a definite answer: %s', (error, expected) => {
  expect(classifyAppendError(error)).toBe(expected);
});

it.each([
  new UnavailableError(),
  new DeadlineExceededError(),
  new CancelledError(),
  new TimeoutError(),
  new UnknownError(),
  Object.assign(new Error('14 UNAVAILABLE'), { code: 14 }),
  new TypeError('cannot read properties of undefined'),
  'a text',
  undefined,
])('%o leaves the outcome open', (error) => {
  expect(classifyAppendError(error)).toBe('unknown');
});
