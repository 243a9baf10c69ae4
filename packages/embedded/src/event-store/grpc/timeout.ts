const UNITS_MS: Readonly<Record<string, number>> = {
  H: 3_600_000,
  M: 60_000,
  S: 1_000,
  m: 1,
  u: 1e-3,
  n: 1e-6,
};

/** The header `grpc-timeout`, such as `3000m`, in ms; `Infinity` when there is none that can be read. */
export const parseTimeoutMs = (header: string | string[] | undefined): number => {
  const [, value, unit = ''] = /^(\d{1,8})([HMSmun])$/.exec(String(header ?? '')) ?? [];
  return value === undefined ? Infinity : Number(value) * (UNITS_MS[unit] ?? Infinity);
};
