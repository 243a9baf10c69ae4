import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../src/program.ts';

class Exited extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`exit code ${code}`);
    this.code = code;
  }
}

/** The program, which throws what it would exit with; and what it has printed. */
const typed = () => {
  const printed = { out: '', err: '' };
  const program = createProgram((code) => {
    throw new Exited(code);
  });
  const output = {
    writeOut: (text: string) => void (printed.out += text),
    writeErr: (text: string) => void (printed.err += text),
  };
  const each = (command: Command): void => {
    command.configureOutput(output);
    command.commands.forEach(each);
  };
  each(program);
  return { program, printed };
};

const run = async (...args: readonly string[]) => {
  const { program, printed } = typed();
  const ended: unknown = await program
    .parseAsync(args, { from: 'user' })
    .catch((error: unknown) => error);
  return { ...printed, code: ended instanceof Exited ? ended.code : undefined };
};

interface Named {
  readonly path: readonly string[];
  readonly command: Command;
}

const under = ({ path, command }: Named): readonly Named[] => {
  const named = command.commands.map((each) => ({ path: [...path, each.name()], command: each }));
  return [...named, ...named.flatMap(under)];
};

const all = under({ path: [], command: typed().program });
const leaves = all.filter(({ command }) => command.commands.length === 0);

describe.each(all.map((named) => [named.path.join(' '), named] as const))(
  'ledger %s',
  (_, named) => {
    test('says with --help what it is for, on standard output', async () => {
      const { code, out, err } = await run(...named.path, '--help');
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain(`Usage: ledger ${named.path.join(' ')}`);
      expect(named.command.description()).not.toBe('');
    });

    test('an option that there is not is wrong usage', async () => {
      const { code, out, err } = await run(...named.path, '--nothing-like-it');
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^error: .+\n\nUsage: ledger/);
    });
  },
);

describe.each(leaves.map((named) => [named.path.join(' '), named] as const))(
  'ledger %s',
  (_, named) => {
    test('names its exit codes', async () => {
      const { out } = await run(...named.path, '--help');
      expect(out).toMatch(/Exit codes: 0 [^]*1 [^]*2 wrong usage/);
    });

    test('can print JSON', () => {
      expect(named.command.options.map(({ long }) => long)).toContain('--json');
    });

    test('says what each option and argument is', () => {
      const { options, registeredArguments } = named.command;
      const silent = [...options.filter(({ hidden }) => !hidden), ...registeredArguments]
        .filter(({ description }) => description === '')
        .map((each) => ('long' in each ? each.long : each.name()));
      expect(silent).toEqual([]);
    });
  },
);
