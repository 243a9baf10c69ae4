import Table from 'cli-table3';
import pc from 'picocolors';
import { instant } from '../terminal/output.ts';
import type { Parked } from './parked.ts';

export const tableOf = (parked: readonly Parked[]): string => {
  const table = new Table({ head: ['number', 'when', 'subject', 'reason', 'error', 'attempts'] });
  for (const { sequence, parkedAt, subject, letter } of parked) {
    const why =
      letter === undefined
        ? ['no dead letter', '', '']
        : [letter.reason, letter.error.code, letter.attempts];
    table.push([sequence, instant(parkedAt), subject, ...why]);
  }
  return table.toString();
};

/** What `list --json` says of each. */
export const summaryJson = ({ sequence, subject, parkedAt, letter }: Parked) => ({
  sequence,
  subject,
  parked_at: parkedAt.toISOString(),
  message_id: letter?.message_id ?? null,
  consumer: letter?.consumer ?? null,
  reason: letter?.reason ?? null,
  code: letter?.error.code ?? null,
  attempts: letter?.attempts ?? null,
});

/** What `show --json` says. */
export const detailJson = (parked: Parked) => ({
  ...summaryJson(parked),
  // What nobody can read is shown as it is stored.
  ...(parked.letter ?? { text: parked.text }),
});

const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

/** Everything about one, for a terminal. */
export const detailOf = ({ sequence, subject, parkedAt, letter, text }: Parked): string => {
  if (letter === undefined) return `${sequence} ${subject}: no dead letter\n\n${text}`;
  const { original_headers: headers, payload } = letter;
  const rows = [
    ['number', `${sequence}`],
    ['subject', subject],
    ['stream', `${letter.original_stream}, number ${letter.original_sequence}`],
    ['consumer', letter.consumer],
    ['stored', letter.first_failed_at],
    ['set aside', parkedAt.toISOString()],
    ['reason', `${letter.reason}, after ${letter.attempts} attempts`],
    ['error', `${letter.error.code}: ${letter.error.message}`],
    ...Object.entries(headers).map(([key, values]) => [key, values.join(', ')]),
    ['payload', payload.encoding],
  ];
  const head = rows.map(([name = '', value = '']) => `${pc.bold(name.padEnd(14))} ${value}`);
  return [...head, '', payload.encoding === 'text' ? pretty(payload.data) : payload.data].join(
    '\n',
  );
};
