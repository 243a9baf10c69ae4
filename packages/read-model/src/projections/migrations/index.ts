import { projections } from './0001-projections.ts';
import { lifeAfterPayment } from './0002-life-after-payment.ts';
import { generations } from './0003-generations.ts';

/** The tables of the projections: run by the projector. */
export const readModelMigrations = {
  schema: 'read_model',
  migrations: {
    '0001_projections': projections,
    '0002_life_after_payment': lifeAfterPayment,
    '0003_generations': generations,
  },
};
