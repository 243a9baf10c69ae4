import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConfigError, baseConfigShape, parseConfig, variable } from '../src/index.ts';

const schema = z.object({
  ...baseConfigShape,
  POSTGRES_URL: variable.url('postgres', 'postgresql'),
  DEADLINE_SECONDS: variable.integer(900),
  MASTER_KEY: variable.key(32),
});

const good = {
  POSTGRES_URL: 'postgres://user:secret@db/ledger',
  MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
};

describe('parseConfig', () => {
  it('fills in what is absent or set to nothing', () => {
    expect(parseConfig(schema, { ...good, DEADLINE_SECONDS: '', OTHER: 'x' })).toEqual({
      POSTGRES_URL: good.POSTGRES_URL,
      MASTER_KEY: Buffer.alloc(32, 7),
      DEADLINE_SECONDS: 900,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
    });
  });

  it('reads numbers', () => {
    const config = parseConfig(schema, { ...good, PORT: '3000', DEADLINE_SECONDS: '60' });
    expect(config).toMatchObject({ PORT: 3000, DEADLINE_SECONDS: 60 });
  });

  it('names every wrong variable and no value', () => {
    const wrong = {
      POSTGRES_URL: 'mysql://secret@db',
      MASTER_KEY: 'c2hvcnQ=',
      PORT: '70000',
      DEADLINE_SECONDS: '1.5',
    };
    let error: unknown;
    try {
      parseConfig(schema, wrong);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ConfigError);
    const { message } = error as ConfigError;
    for (const name of Object.keys(wrong)) expect(message).toContain(name);
    expect(message).not.toMatch(/secret|c2hvcnQ/);
  });
});
