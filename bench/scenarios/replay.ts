import type { Work } from '../replay/main.ts';
import { type Measured, withWrittenLedger } from '../replay/written-ledger.ts';
import { goalAgainst, goalBelow } from '../report/goal.ts';
import type { ContenderResult } from '../report/result.ts';
import type { Scenario } from './scenario.ts';

const name = 'replay';
const title = 'Everything that reads the whole ledger, beside reading it and doing nothing';
const quickEvents = 2_000;
const memoryMiB = 512;

/** In the order of the table: everything is compared with the first. */
const works: Readonly<Record<Work, string>> = {
  client: 'drained by the unmodified client',
  drain: 'drained by the ledger',
  rebuild: 'all read models rebuilt',
  audit: 'audited',
};

const microsecondsOf = ({ cpuSeconds, storeCpuSeconds, postgresCpuSeconds, events }: Measured) => {
  const perEvent = (seconds: number): number => (seconds * 1_000_000) / events;
  return {
    own: perEvent(cpuSeconds),
    'event-store': perEvent(storeCpuSeconds),
    postgres: perEvent(postgresCpuSeconds),
  };
};

const resultOf = (work: Work, rounds: readonly Measured[]): ContenderResult => {
  const cpu = rounds.map(microsecondsOf);
  return {
    name: works[work],
    figures: {
      events: rounds.map(({ events, seconds }) => events / seconds),
      memory: rounds.map(({ maxRssMiB }) => maxRssMiB),
      cpu: cpu.map((each) => each.own + each['event-store'] + each.postgres),
    },
    cpu: {
      own: cpu.map((each) => each.own),
      'event-store': cpu.map((each) => each['event-store']),
      postgres: cpu.map((each) => each.postgres),
    },
  };
};

const goalsOf = (contenders: readonly ContenderResult[], rounds: Rounds) => {
  const against = (work: Work, factor: number) =>
    goalAgainst(contenders, 'events', works[work], { peer: works.client, factor });
  const within = (work: Work) =>
    goalBelow(`${works[work]}: memory below ${memoryMiB} MiB`, memoryMiB, [
      Math.max(...rounds[work].map(({ maxRssMiB }) => maxRssMiB)),
    ]);
  return [against('rebuild', 1 / 2), against('audit', 1 / 3), within('rebuild'), within('audit')];
};

type Rounds = Readonly<Record<Work, Measured[]>>;

/** A ledger of its own, written at once: `--size` events of orders that were placed, paid and sent. */
export const replay: Scenario = {
  name,
  title,
  steps: ({ rounds }) => 2 + rounds * Object.keys(works).length,
  run: async (_lab, { rounds: count, size, quick, cpuProfDir }, step) => {
    const events = quick ? quickEvents : size;
    step(`writing ${events.toLocaleString('en')} events`);
    const rounds: Rounds = { client: [], drain: [], rebuild: [], audit: [] };
    await withWrittenLedger({ events, cpuProfDir }, async ({ measure }) => {
      step('filling the read models, so that a rebuild has something to compare with');
      await measure('rebuild');
      for (let round = 1; round <= count; round += 1) {
        for (const work of Object.keys(works) as Work[]) {
          step(`${works[work]}, round ${round}`);
          rounds[work].push(await measure(work));
        }
      }
    });
    const contenders = (Object.keys(works) as Work[]).map((work) => resultOf(work, rounds[work]));
    const all = Object.values(rounds).flat();
    const findings = all.reduce((sum, measured) => sum + measured.findings, 0);
    return {
      name,
      title,
      main: 'events',
      contenders,
      goals: goalsOf(contenders, rounds),
      checks: [
        {
          name: 'no rebuilt row differs, and an audit finds nothing wrong',
          holds: findings === 0,
          detail: `${findings} findings in ${all.length} rounds`,
        },
      ],
    };
  },
};
