import {
  integrationEnvelope,
  integrationEventData,
  integrationEventTypes,
  integrationSubject,
  ledgerStreams,
} from '@order-ledger/contracts';
import type { IntegrationEventType } from '@order-ledger/contracts';
import { z } from 'zod';
import { messages } from '../integration/translated.ts';
import { codeBlock, fieldTable, jsonSchemaOf, page, table } from './markdown.ts';

const exampleOf = (type: IntegrationEventType): unknown => {
  const example = messages.find(({ subject }) => subject === integrationSubject(type));
  if (example === undefined) throw new Error(`no event becomes ${type}`);
  return JSON.parse(example.text);
};

const summaryOf = (type: IntegrationEventType): string =>
  jsonSchemaOf(integrationEventData[type]).description ?? '';

const intro = `# Integration events

What the ledger tells other services, in the JetStream stream \`${ledgerStreams.events.name}\`. This
page is made from the schemas (\`npm run docs\`).

- **At least once.** A repetition has the same \`event_id\`, which is also its \`Nats-Msg-Id\`: keep the
  ids that you have handled.
- **In order**: as the ledger has stored them. For each order, product and stock item \`sequence\`
  grows, with gaps.
- **Nothing that names a person.** Who may know an address asks the query endpoint for it.
- Money is a decimal as text with the digits of its currency, times are RFC 3339 in UTC. A newer
  version may add fields: ignore those that you do not know.
- The stream keeps the newest ${ledgerStreams.events.maxBytes / 2 ** 20} MiB. Make a durable consumer with explicit acknowledgement; one
  subject, such as \`ledger.event.order.>\`, can be its filter.`;

const envelope = z.object({
  type: z.enum(integrationEventTypes).describe('As in the subject'),
  ...integrationEnvelope,
  data: z.object({}).describe('See below'),
});

/** The types are told once more in the table of subjects. */
const envelopeTable = fieldTable({
  ...jsonSchemaOf(envelope),
  properties: {
    ...jsonSchemaOf(envelope).properties,
    type: { type: 'string', description: 'As in the subject' },
  },
});

const sectionOf = (type: IntegrationEventType): string =>
  [
    `## ${type}`,
    `${summaryOf(type)}. Subject \`${integrationSubject(type)}\`.`,
    fieldTable(jsonSchemaOf(integrationEventData[type])),
    codeBlock(exampleOf(type)),
  ].join('\n\n');

export const integrationEventsPage = (): string =>
  page(
    intro,
    table(
      ['subject', 'what happened'],
      integrationEventTypes.map((type) => [`\`${integrationSubject(type)}\``, summaryOf(type)]),
    ),
    '## Every message',
    envelopeTable,
    ...integrationEventTypes.map(sectionOf),
  );
