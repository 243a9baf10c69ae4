import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { action } from './action.ts';
import { integerOption } from './integers.ts';
import { connected } from './options.ts';

const exitCodes = '\nExit codes: 0 done, 1 failed, 2 wrong usage.';

const sequenceArgument = (text: string): number => {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be the number of a dead letter.');
};

const sequencesArgument = (text: string, before: readonly number[] = []): readonly number[] => [
  ...before,
  sequenceArgument(text),
];

const subjectOption = (): Option =>
  new Option('--subject <subject>', 'only those that were there; * and > as in NATS').argParser(
    (text) => {
      if (/^[^\s.]+(\.[^\s.]+)*$/.test(text)) return text;
      throw new InvalidArgumentError('It must be a subject of NATS.');
    },
  );

const selecting = (command: Command): Command =>
  connected(command, 'nats')
    .argument('[sequence...]', 'numbers, as list shows them', sequencesArgument)
    .option('--all', 'all that there are')
    .addOption(subjectOption());

/** `ledger deadletters list`, `show`, `retry` and `drop`: messages that could not be handled. */
export const addDeadLetterCommands = (program: Command): void => {
  const letters = program
    .command('deadletters')
    .description('messages that could not be handled, set aside for a person');
  connected(letters.command('list'), 'nats')
    .description('what was set aside, oldest first: when, where, why')
    .addOption(subjectOption())
    .option('--limit <n>', 'at most so many', integerOption(1, 6), 100)
    .addHelpText('after', exitCodes)
    .action(action(async () => (await import('../actions/deadletters.ts')).list));
  connected(letters.command('show'), 'nats')
    .argument('<sequence>', 'its number, as list shows it', sequenceArgument)
    .description('one of them with its error, its headers and the whole message')
    .addHelpText('after', exitCodes)
    .action(action(async () => (await import('../actions/deadletters.ts')).show));
  selecting(letters.command('retry'))
    .description('send them again to where they were, once what was wrong is mended')
    .addHelpText('after', exitCodes)
    .action(action(async () => (await import('../actions/deadletters.ts')).retry));
  selecting(letters.command('drop'))
    .description('take them away for good')
    .option('--yes', 'do not ask')
    .addHelpText('after', exitCodes)
    .action(action(async () => (await import('../actions/deadletters.ts')).drop));
};
