import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** Something new begins. */
  step(what: string): void;
  end(): void;
}

/** A bar with the time left on a terminal, else one line per step; on stderr. */
export const showProgress = (total: number): Progress => {
  const { stderr } = process;
  let begun = 0;
  if (!stderr.isTTY) {
    return {
      step: (what) => {
        begun += 1;
        stderr.write(`[${begun}/${total}] ${what}\n`);
      },
      end: () => {},
    };
  }
  const format = '{bar} {value}/{total}  {eta_formatted} left  {what}';
  const bar = new SingleBar({ format, hideCursor: true, stream: stderr }, Presets.shades_classic);
  bar.start(total, 0, { what: 'starting' });
  return {
    step: (what) => {
      bar.update(begun, { what });
      begun += 1;
    },
    end: () => bar.stop(),
  };
};
