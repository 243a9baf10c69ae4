/** Whether a `Prefer` header (RFC 7240) asks for an answer before the work is done. */
export const prefersAsync = (prefer: string | undefined): boolean =>
  (prefer ?? '').split(',').some((preference) => /^\s*respond-async\s*(;|$)/i.test(preference));
