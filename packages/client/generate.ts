import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '@order-ledger/embedded';
import openapiTS, { astToString } from 'openapi-typescript';

/*
 * Asks both endpoints for their OpenAPI documents and writes them, and the types of the client, to
 * `openapi/` and `src/generated/`. A test of the whole system fails when they are stale.
 */

const folder = new URL('./', import.meta.url);
const endpoints = ['command-api', 'query-api'] as const;

const banner = '// Written by `npm run docs` from the OpenAPI document; changes are lost.\n';

const generate = async (name: (typeof endpoints)[number], url: string): Promise<void> => {
  const response = await fetch(new URL('/openapi.json', url));
  const text = `${JSON.stringify(await response.json(), null, 2)}\n`;
  await writeFile(new URL(`openapi/${name}.json`, folder), text);
  const nodes = await openapiTS(text);
  await writeFile(new URL(`src/generated/${name}.ts`, folder), banner + astToString(nodes));
};

const dataDir = await mkdtemp(join(tmpdir(), 'order-ledger-client-'));
const stack = await startStack({ dataDir });
try {
  for (const name of endpoints) await generate(name, stack.services[name].url);
} finally {
  await stack.stop();
  await rm(dataDir, { recursive: true });
}
