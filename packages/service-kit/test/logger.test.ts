import { expect, it } from 'vitest';
import { createLogger } from '../src/index.ts';

const linesOf = (log: (logger: ReturnType<typeof createLogger>) => void): string[] => {
  const lines: string[] = [];
  log(createLogger({ service: 'shop' }, { write: (line) => lines.push(line) }));
  return lines;
};

it('names the service and the level in words', () => {
  const [line = ''] = linesOf((logger) => logger.warn({ a: 1 }, 'careful'));
  expect(JSON.parse(line)).toMatchObject({
    service: 'shop',
    level: 'warn',
    a: 1,
    msg: 'careful',
    time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
  });
});

it('cuts out personal data and secrets, one level down too', () => {
  const lines = linesOf((logger) => {
    logger.info({ shipping_address: 'CANARY', order: { notes: 'CANARY', id: 'kept' } });
    logger.info({ headers: { authorization: 'CANARY' }, password: 'CANARY' });
  });
  expect(lines.join()).not.toContain('CANARY');
  expect(lines.join()).toContain('kept');
});

it('takes the password out of an error that quotes a connection string', () => {
  const lines = linesOf((logger) => {
    logger.error({ err: new Error('cannot reach esdb://admin:changeit@db:2113?tls=true') });
  });
  expect(lines.join()).not.toContain('changeit');
  expect(lines.join()).toContain('db:2113');
});
