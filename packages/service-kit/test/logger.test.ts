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

it('cuts them out however deep they are, in lists, in errors and in what belongs to every line', () => {
  const error = Object.assign(new Error('refused'), { extra: { email: 'CANARY', code: 'kept-1' } });
  const lines = linesOf((logger) => {
    logger.error({ err: error, other: { cause: error }, list: [{ deep: [{ phone: 'CANARY' }] }] });
    logger.child({ caller: { token: 'CANARY', id: 'kept-2' } }).info('of a child');
  });
  expect(lines.join()).not.toContain('CANARY');
  expect(lines.join()).toContain('kept-1');
  expect(lines.join()).toContain('kept-2');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    err: {
      type: 'Error',
      message: 'refused',
      stack: expect.stringContaining('logger.test') as string,
    },
    other: { cause: { message: 'refused' } },
  });
});

it('writes what refers to itself, and what has a form of its own', () => {
  const loop: Record<string, unknown> = { at: new Date(0), text: 'kept' };
  loop.self = loop;
  const [line = ''] = linesOf((logger) => logger.info(loop));
  expect(JSON.parse(line)).toMatchObject({
    at: '1970-01-01T00:00:00.000Z',
    self: { text: 'kept' },
  });
});

it('takes the password out of an error that quotes a connection string', () => {
  const lines = linesOf((logger) => {
    logger.error({ err: new Error('cannot reach esdb://admin:changeit@db:2113?tls=true') });
  });
  expect(lines.join()).not.toContain('changeit');
  expect(lines.join()).toContain('db:2113');
});
