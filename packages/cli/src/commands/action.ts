/**
 * What a command does, loaded when it does it. The files of this folder say what may be typed, and
 * load nothing else: help and refusals of wrong usage are there at once.
 */
export const action =
  <Args extends readonly unknown[]>(load: () => Promise<(...args: Args) => Promise<void>>) =>
  async (...args: Args): Promise<void> => {
    const act = await load();
    await act(...args);
  };
