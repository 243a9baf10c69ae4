import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';

/**
 * Parses what was typed, where that takes more than the command line loads. What the parser refuses
 * is wrong usage. `what`: such as `option '--name <name>'`.
 */
export const parsedUsage = <Value>(
  command: Command,
  what: string,
  text: string,
  parse: (text: string) => Value,
): Value => {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    return command.error(`error: ${what} argument '${text}' is invalid. ${error.message}`);
  }
};
