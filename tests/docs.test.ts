import { format } from 'oxfmt';
import { expect, test } from 'vitest';
import { capabilitiesPage } from './support/capability.ts';
import { filesOf } from './support/repository.ts';

/* `npm run docs` writes it anew. */

test('docs/capabilities.md names the test of every capability', async () => {
  const page = capabilitiesPage(filesOf('tests/capabilities/*.test.ts'));
  const { code } = await format('capabilities.md', page);
  await expect(code).toMatchFileSnapshot('../docs/capabilities.md');
});
