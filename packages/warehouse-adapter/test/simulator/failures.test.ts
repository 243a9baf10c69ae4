import { expect, it } from 'vitest';
import { createFailurePlan, noFailures } from '../../src/simulator/failures.ts';

const draw = (plan: ReturnType<typeof createFailurePlan>, calls: number) =>
  Array.from({ length: calls }, () => plan.next());

const mixed = {
  ...noFailures,
  refuse_rate: 0.1,
  error_rate: 0.2,
  timeout_rate: 0.3,
  drop_rate: 0.2,
  latency_min_ms: 10,
  latency_max_ms: 20,
  seed: 7,
};

it('answers everything at once by default', () => {
  const calls = draw(createFailurePlan(noFailures), 100);
  expect(calls.every(({ fate, latencyMs }) => fate === 'answer' && latencyMs === 0)).toBe(true);
});

it('fails in the same way with the same seed', () => {
  const calls = draw(createFailurePlan(mixed), 100);
  expect(draw(createFailurePlan(mixed), 100)).toEqual(calls);
  expect(draw(createFailurePlan({ ...mixed, seed: 8 }), 100)).not.toEqual(calls);
});

it('keeps to its rates and its latency', () => {
  const calls = draw(createFailurePlan(mixed), 10_000);
  const share = (wanted: string) => calls.filter(({ fate }) => fate === wanted).length / 10_000;
  expect(share('refuse')).toBeCloseTo(0.1, 1);
  expect(share('error')).toBeCloseTo(0.2, 1);
  expect(share('timeout')).toBeCloseTo(0.3, 1);
  expect(share('drop')).toBeCloseTo(0.2, 1);
  expect(calls.every(({ latencyMs }) => latencyMs >= 10 && latencyMs <= 20)).toBe(true);
});

it('changes while it runs, and refuses what makes no sense', () => {
  const plan = createFailurePlan(noFailures);
  expect(plan.change({ error_rate: 1 })).toEqual({ ...noFailures, error_rate: 1 });
  expect(plan.next().fate).toBe('error');
  expect(() => plan.change({ drop_rate: 0.5 })).toThrow('more than 1');
  expect(() => plan.change({ latency_min_ms: 5 })).toThrow('latency_max_ms');
  expect(plan.current()).toEqual({ ...noFailures, error_rate: 1 });
});
