import { expect, test } from 'vitest';
import { integrationEventsPage } from './integration-events-page.ts';
import { messagesInPage } from './messages-in-page.ts';

/* `npm run docs` writes them anew. */

test.each([
  ['integration-events', integrationEventsPage],
  ['messages-in', messagesInPage],
])('docs/%s.md is what the schemas say', async (name, make) => {
  await expect(make()).toMatchFileSnapshot(`../../../../docs/${name}.md`);
});
