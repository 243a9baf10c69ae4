import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { receive } from '../support/goods.ts';
import { filledIn, requestsOf } from '../support/http-file.ts';
import type { HttpRequest, NamedAnswer } from '../support/http-file.ts';
import { eventually, shared } from '../support/ledger.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const requests = requestsOf(read('docs/walkthrough.http'));

const variables = { command: shared.commandUrl, query: shared.queryUrl };
const answers = new Map<string, NamedAnswer>();

const sendOnce = async ({ method, url, headers, body, title, statuses }: HttpRequest) => {
  const fill = (text: string): string => filledIn(text, variables, answers);
  const credentials = url.includes('/webhooks/') ? {} : { 'x-api-key': shared.adminKey };
  const filled = Object.entries(headers).map(([name, value]) => [name, fill(value)]);
  const leaving = new AbortController();
  const answer = await fetch(fill(url), {
    method,
    headers: { ...credentials, ...(Object.fromEntries(filled) as Record<string, string>) },
    signal: leaving.signal,
    ...(body !== undefined && { body: fill(body) }),
  });
  if (answer.headers.get('content-type')?.startsWith('text/event-stream') === true) {
    leaving.abort();
    expect(statuses, title).toContain(answer.status);
    return { headers: answer.headers, body: {} };
  }
  const said = await answer.text();
  expect(statuses, `${title}\n${said}`).toContain(answer.status);
  return { headers: answer.headers, body: JSON.parse(said) as unknown };
};

test('docs/walkthrough.http works, request by request', async () => {
  await receive({ product_id: 'walkthrough', warehouse_id: 'berlin' }, 1);
  for (const request of requests) {
    const { isRetried, name } = request;
    const send = async () => await sendOnce(request);
    const answer = await (isRetried ? eventually(send) : send());
    if (name !== undefined) answers.set(name, answer);
  }
  expect(answers.size).toBe(requests.filter(({ name }) => name !== undefined).length);
});

test('docs/walkthrough.http has every route of both endpoints', () => {
  const walked = new Set(
    requests.map(({ method, url }) => {
      const path = url.replace(/^\{\{(command|query)\}\}/, '').replace(/\?.*/, '');
      return `${method} ${path.replaceAll(/\{\{[^}]+\}\}/g, 'x')}`;
    }),
  );
  const routes = ['command-api', 'query-api'].flatMap((name) => {
    const document = JSON.parse(read(`packages/client/openapi/${name}.json`)) as {
      readonly paths: Readonly<Record<string, object>>;
    };
    return Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    );
  });
  const missing = routes.filter(({ method, path }) => {
    const pattern = new RegExp(`^${method} ${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    return path.startsWith('/api/') && ![...walked].some((line) => pattern.test(line));
  });
  expect(missing).toEqual([]);
});
