import { readFile } from 'node:fs/promises';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { comparisonText, parseReport } from './report/compare.ts';
import { profileSummary } from './report/profile-summary.ts';
import { scenarioText } from './report/table.ts';
import { writeReport } from './report/write.ts';
import { runScenarios } from './run.ts';
import { scenarios } from './scenarios/index.ts';

const count = (text: string): number => {
  if (/^[1-9]\d{0,7}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be an integer from 1 to 99999999.');
};

interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  readonly rate: number;
  readonly size: number;
  readonly out: string;
  readonly quick: boolean;
  readonly compare?: string;
  readonly cpuProf?: string;
  readonly profileSummary: boolean;
}

const quickSettings = { rounds: 1, seconds: 1, connections: 8, size: 500 };

const bench = async (names: readonly string[], options: Options): Promise<void> => {
  const { cpuProf: cpuProfDir, quick, out, compare } = options;
  const earlier = compare === undefined ? undefined : parseReport(await readFile(compare, 'utf8'));
  const chosen = scenarios.filter(({ name }) => names.length === 0 || names.includes(name));
  const { rounds, seconds, connections, rate, size } = { ...options, ...(quick && quickSettings) };
  const settings = { rounds, seconds, connections, rate, size, quick, cpuProfDir };
  const print = (text: string): void => void process.stdout.write(text);

  const report = await runScenarios(chosen, settings, (result) => print(scenarioText(result)));
  const files = await writeReport(out, report);
  if (earlier !== undefined) print(comparisonText(earlier, report));
  if (cpuProfDir !== undefined && options.profileSummary) print(await profileSummary(cpuProfDir));
  print(`\n${files.join('\n')}\n`);
  const checks = report.scenarios.flatMap((scenario) => scenario.checks);
  if (checks.some(({ holds }) => !holds)) process.exitCode = 1;
};

const names = scenarios.map(({ name }) => name);

const program = new Command('bench')
  .description(
    'Measures the ledger beside what one would write instead. Exit codes: 0 done, 1 failed or a ' +
      'check does not hold, 2 wrong usage. A goal that is missed does not fail it.',
  )
  .addArgument(new Argument('[scenarios...]', 'default: all').choices(names))
  .option('--rounds <n>', 'measurements of each contender; their median counts', count, 3)
  .option('--seconds <n>', 'length of a measurement', count, 5)
  .option('--connections <n>', 'requests in flight in a closed loop', count, 64)
  .option('--rate <n>', 'orders per second in an open loop', count, 1_000)
  .option('--size <n>', 'orders for growth, events for cold-load and replay', count, 100_000)
  .option('--out <folder>', 'where the report is written', '.order-ledger/bench')
  .option('--quick', 'small sizes, to see that everything works', false)
  .option('--compare <file>', 'the JSON of an earlier run, to be shown beside this one')
  .option('--cpu-prof <folder>', 'write a CPU profile of each service there')
  .option('--profile-summary', 'with --cpu-prof: print where the time went', false)
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
