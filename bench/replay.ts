/**
 * How fast all read models are rebuilt and the whole ledger is audited, beside the bare rate of
 * draining the store, and what that takes. `node bench/replay.ts --help`
 */
import { Command, InvalidArgumentError } from 'commander';
import type { Work } from './replay/measure.ts';
import { type Measured, withWrittenLedger } from './replay/written-ledger.ts';
import { median, medianRatio } from './report/statistics.ts';
import { plainTable } from './report/table.ts';
import { formatNumber, goalText } from './report/text.ts';

const works: readonly Work[] = ['drain', 'rebuild', 'audit'];

/** Of the rate of draining. */
const shareGoals = { rebuild: 1 / 2, audit: 1 / 3 };
const memoryGoalMiB = 512;

interface Options {
  readonly events: number;
  readonly rounds: number;
  readonly cpuProf?: string;
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

type Rounds = Readonly<Record<Work, readonly Measured[]>>;

const rates = (rounds: Rounds, work: Work): readonly number[] =>
  rounds[work].map(({ events, seconds }) => events / seconds);

const shareOfDrain = (rounds: Rounds, work: Work): number =>
  medianRatio(rates(rounds, work), rates(rounds, 'drain'));

const memoryMiB = (rounds: Rounds, work: Work): number =>
  Math.max(...rounds[work].map(({ maxRssMiB }) => maxRssMiB));

const cells = (rounds: Rounds, work: Work): readonly string[] => {
  const perEvent = (cpu: (measured: Measured) => number): string =>
    formatNumber(median(rounds[work].map((each) => (cpu(each) / each.events) * 1_000_000)));
  return [
    work,
    Math.round(median(rates(rounds, work))).toLocaleString('en'),
    formatNumber(shareOfDrain(rounds, work)),
    perEvent(({ cpuSeconds }) => cpuSeconds),
    perEvent(({ storeCpuSeconds }) => storeCpuSeconds),
    perEvent(({ postgresCpuSeconds }) => postgresCpuSeconds),
    `${memoryMiB(rounds, work)}`,
  ];
};

const goalTexts = (rounds: Rounds): readonly string[] =>
  (['rebuild', 'audit'] as const).flatMap((work) => {
    const [share, memory] = [shareOfDrain(rounds, work), memoryMiB(rounds, work)];
    const target = shareGoals[work];
    const atLeast = `${work}: at least ${formatNumber(target)} of the rate of draining`;
    const atMost = `${work}: at most ${memoryGoalMiB} MiB of memory`;
    return [
      goalText({ text: atLeast, value: share, target, met: share >= target }),
      goalText({
        text: atMost,
        value: memory,
        target: memoryGoalMiB,
        met: memory <= memoryGoalMiB,
      }),
    ];
  });

const replay = async ({ events, rounds: count, cpuProf }: Options): Promise<void> => {
  await withWrittenLedger({ events, cpuProf }, async ({ measure }) => {
    // Also fills the tables, so that the next ones have something to compare with.
    const { seconds } = await measure('rebuild');
    print(`the read models of an empty database were filled in ${seconds.toFixed(1)} s`);
    const rounds = { drain: [], rebuild: [], audit: [] } satisfies Record<Work, Measured[]>;
    const measured: Record<Work, Measured[]> = rounds;
    for (let round = 0; round < count; round += 1) {
      for (const work of works) measured[work].push(await measure(work));
    }
    const head = ['', 'events/s', 'of drain', 'CPU µs/event', 'event store', 'PostgreSQL', 'MiB'];
    print(plainTable([head, ...works.map((work) => cells(rounds, work))]));
    for (const text of goalTexts(rounds)) print(text);
    if (works.some((work) => measured[work].some(({ findings }) => findings > 0))) {
      print('BROKEN: what was written is not what was found');
      process.exitCode = 1;
    }
  });
};

const numberOption = (text: string): number => {
  if (/^[1-9]\d{0,7}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be an integer from 1 to 99999999.');
};

const program = new Command('replay')
  .description(
    'Drains, rebuilds and audits a ledger of orders that were placed, paid and sent. Exit codes: ' +
      '0 done, 1 failed or a finding, 2 wrong usage. A goal that is missed does not fail it.',
  )
  .option('--events <n>', 'in the ledger, about', numberOption, 100_000)
  .option('--rounds <n>', 'measurements of each; their median counts', numberOption, 3)
  .option('--cpu-prof <folder>', 'write a CPU profile of each')
  .showHelpAfterError()
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(replay);

await program.parseAsync();
