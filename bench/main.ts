import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { scenarioText } from './report/table.ts';
import { runScenarios } from './run.ts';
import { scenarios } from './scenarios/index.ts';

const count = (text: string): number => {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be an integer from 1 to 999999.');
};

interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  readonly out: string;
  readonly quick: boolean;
  readonly cpuProf?: string;
}

const bench = async (names: readonly string[], options: Options): Promise<void> => {
  const { cpuProf: cpuProfDir, quick, out } = options;
  const chosen = scenarios.filter(({ name }) => names.length === 0 || names.includes(name));
  const settings = quick ? { ...options, rounds: 1, seconds: 1, connections: 16 } : options;
  const report = await runScenarios(chosen, { ...settings, cpuProfDir }, (result) => {
    process.stdout.write(scenarioText(result));
  });
  await mkdir(out, { recursive: true });
  const file = join(out, `${report.startedAt.replaceAll(/[:.]/g, '-')}.json`);
  await writeFile(file, `${JSON.stringify(report, undefined, 2)}\n`);
  process.stdout.write(`\n${file}\n`);
  const broken = report.scenarios.flatMap(({ checks }) => checks).filter(({ holds }) => !holds);
  if (broken.length > 0) process.exitCode = 1;
};

const names = scenarios.map(({ name }) => name);

const program = new Command('bench')
  .description(
    'Measures the ledger beside what one would write instead. Exit codes: 0 done, 1 failed or an ' +
      'audit found something, 2 wrong usage. Goals that are missed do not fail it.',
  )
  .addArgument(new Argument('[scenarios...]', 'default: all').choices(names))
  .option('--rounds <n>', 'measurements of each contender; their median counts', count, 3)
  .option('--seconds <n>', 'length of a measurement', count, 5)
  .option('--connections <n>', 'requests in flight in a closed loop', count, 64)
  .option('--out <folder>', 'where the report is written', '.order-ledger/bench')
  .option('--quick', 'small sizes, to see that everything works', false)
  .addOption(new Option('--cpu-prof <folder>', 'write CPU profiles of the services there'))
  .showHelpAfterError()
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(bench);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
