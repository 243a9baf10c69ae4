import { acceptFieldReaders, acceptOutcome } from '../support/evolution/accepted.ts';
import { fieldReadersOf } from '../support/evolution/fields.ts';
import { recordedLives } from '../support/evolution/lives.ts';
import { outcomeOf } from '../support/evolution/replay.ts';

/* `npm run events:accept`: what readers make of the recorded lives today is right. */

const lives = recordedLives();
for (const life of lives) acceptOutcome(life, await outcomeOf(life.events));
acceptFieldReaders(await fieldReadersOf(lives));
