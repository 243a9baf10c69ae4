import type { Instant } from './ids.ts';

export const dayMs = 86_400_000;

export const addMs = (instant: Instant, ms: number): Instant =>
  new Date(Date.parse(instant) + ms).toISOString();
