import { instant } from '@order-ledger/contracts/http';
import { z } from 'zod';

const row = z.object({
  table: z.string(),
  key: z.record(z.string(), z.string()).describe('The columns of its primary key'),
  written: z.boolean().describe('Whether the projection has come so far'),
});

const event = z.object({
  type: z.string(),
  stream: z.string(),
  revision: z.string(),
  position: z.string(),
  rows: z.array(row).describe('Of the read models that it is in'),
});

const message = z.object({
  direction: z.enum(['sent', 'received']),
  subject: z.string(),
  kind: z.string().describe('What is asked for, answered or told: `reserve`, `charge`, `price` …'),
  order_id: z.string().nullable(),
  attempt: z.int().nullable().describe('How often it was asked for, this time included'),
  outcome: z.string().nullable().describe('Of an answer'),
  code: z.string().nullable().describe('Why not, in the words of whoever answered'),
});

const node = z
  .object({
    kind: z.enum(['request', 'command', 'event', 'message', 'unknown']),
    id: z.string(),
    at: instant.nullable().describe('Of what has no time of its own that of its first child'),
    asked: z.boolean().describe('It is what was asked for'),
    actor: z.string().nullable().optional().describe('Of a command: who acted'),
    event: event.optional(),
    message: message.optional(),
    get children() {
      return z.array(node).describe('What it led to, in the order of time');
    },
  })
  .meta({ id: 'CauseNode' });

export const causesSchema = z.object({
  id: z.string(),
  kind: z
    .enum(['order', 'hold', 'event', 'command', 'message', 'request'])
    .describe('What the id is the id of'),
  position: z.string().describe('The ledger up to here was looked through'),
  truncated: z.boolean().describe('There is more than `limit`'),
  requests: z.array(node).describe('One tree for each request, in the order of time'),
});
