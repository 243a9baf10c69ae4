/** Runs work of the same key one after the other, in the order it came; other keys in parallel. */
export interface Turns {
  /** Without a key at once. Rejects as the work does, which does not hold up the next. */
  readonly take: <Result>(key: string | undefined, work: () => Promise<Result>) => Promise<Result>;
}

export const createTurns = (): Turns => {
  const last = new Map<string, Promise<unknown>>();
  return {
    take: async (key, work) => {
      if (key === undefined) return await work();
      const before = last.get(key);
      const turn = before === undefined ? work() : before.then(work, work);
      last.set(key, turn);
      try {
        return await turn;
      } finally {
        if (last.get(key) === turn) last.delete(key);
      }
    },
  };
};
