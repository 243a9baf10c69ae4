import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { legalCommands, orderDecider } from '../../src/index.ts';
import { play } from '../support/play.ts';
import { anyOrderCommands } from './any-commands.ts';
import { anyOrderLife } from './any-life.ts';
import { orderProperties } from './properties.ts';

test.each(Object.entries(orderProperties))('%s', (_, assertHolds) => {
  assertHolds(orderDecider, { numRuns: 500 });
});

test('the lives that are tried visit every status', () => {
  const anyStory = fc.oneof(anyOrderCommands, anyOrderLife);
  const stories = fc.sample(anyStory, { numRuns: 500, seed: 1 });
  const visited = stories.flatMap((commands) =>
    play(orderDecider, commands).map(({ after }) => after.status),
  );
  expect(new Set(visited)).toStrictEqual(new Set(Object.keys(legalCommands)));
});
