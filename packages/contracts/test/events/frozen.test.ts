import { expect, test } from 'vitest';
import { brokenSeals, describedEvents, recordedSchema } from './frozen.ts';

test('no recording was changed', () => {
  expect(brokenSeals()).toStrictEqual([]);
});

test.each(describedEvents())(
  'the data of $type looks like version $schemaVersion was recorded',
  (event) => {
    const { type, schemaVersion, schema } = event;
    const recorded = recordedSchema(event);
    const advice = `${type}: version ${schemaVersion} has another schema than was recorded. What is stored cannot change: give ${type} a new version with an upcaster, or, when the version is new, run npm run events:freeze`;
    expect(schema, advice).toStrictEqual(recorded);
  },
);
