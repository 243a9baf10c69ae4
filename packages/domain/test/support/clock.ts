import * as fc from 'fast-check';

const start = Date.parse('2026-11-20T10:00:00.000Z');

/** The instant so many minutes after the start of every generated history. */
export const instantAt = (minutes: number): string =>
  new Date(start + Math.round(minutes * 60_000)).toISOString();

const anyMove = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 10 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 300 }) },
  { weight: 1, arbitrary: fc.integer({ min: -120, max: 0 }) },
);

/** How wrong the clock of one writer is, in minutes. */
const anySkew = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(-60, 60, -0.001 / 60, 0.001 / 60) },
);

/** By how many milliseconds a writer misses a deadline; mostly it has nothing to do with one. */
export const anyMiss = fc.option(fc.constantFrom(-1, 0, 1), { freq: 4 });

/** The writer's own time, or the time of the deadline that it misses. */
export const timeOf = (deadlineMinutes: number, missMs: number | null, at: string): string =>
  missMs === null ? at : instantAt(deadlineMinutes + missMs / 60_000);

/**
 * Commands in a row, each dated by a clock that goes on, jumps, goes back, and is up to an hour
 * wrong from one command to the next.
 */
export const dated = <Command>(
  anyCommand: fc.Arbitrary<(at: string) => Command>,
  { maxLength }: { readonly maxLength: number },
): fc.Arbitrary<readonly Command[]> =>
  fc.array(fc.tuple(anyCommand, anyMove, anySkew), { maxLength, size: 'max' }).map((steps) => {
    let now = 0;
    return steps.map(([command, move, skew]) => {
      now += move;
      return command(instantAt(now + skew));
    });
  });
