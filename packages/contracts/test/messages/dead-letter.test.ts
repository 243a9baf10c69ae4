import { describe, expect, it } from 'vitest';
import {
  deadLetterMessage,
  deadLetterSubject,
  ledgerStreams,
  type DeadLetter,
} from '../../src/index.ts';

const letter: DeadLetter = {
  message_id: 'LEDGER_WAREHOUSE_REQUESTS:warehouse-adapter:7',
  consumer: 'warehouse-adapter',
  original_stream: 'LEDGER_WAREHOUSE_REQUESTS',
  original_sequence: 7,
  original_subject: 'ledger.warehouse.request.reserve',
  original_headers: { 'Nats-Msg-Id': ['a'] },
  payload: { encoding: 'base64', data: '/w==' },
  reason: 'unreadable',
  error: { code: 'invalid_message', message: 'not UTF-8' },
  attempts: 1,
  first_failed_at: '2026-11-20T10:00:00.000Z',
  last_failed_at: '2026-11-20T10:00:00.000Z',
};

describe('dead letters', () => {
  it('keep the message as it was', () => {
    expect(deadLetterMessage.decode(deadLetterMessage.encode(letter))).toEqual(letter);
  });

  it('are listed by the subject on which the message came', () => {
    const subject = deadLetterSubject(letter.original_subject);
    const [pattern] = ledgerStreams.deadLetters.subjects;
    expect(pattern.endsWith('>')).toBe(true);
    expect(subject.startsWith(pattern.slice(0, -1))).toBe(true);
  });
});
