/** Prints the result of a command: standard output is for nothing else. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Says what goes on meanwhile, to whoever looks: no part of the result. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** For `--json`: one document on one line. */
export const printJson = (document: unknown): void => print(JSON.stringify(document));

/** Without fractions of a second; `–` for none. */
export const instant = (at: Date | null): string => at?.toISOString().replace(/\.\d+Z/, 'Z') ?? '–';
