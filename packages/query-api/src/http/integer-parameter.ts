import { z } from 'zod';

/** A parameter that counts something, from 1. */
export const integerParameter = (max: number) =>
  z
    .stringFormat('integer', /^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(max));
