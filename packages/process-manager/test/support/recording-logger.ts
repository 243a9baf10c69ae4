import { createLogger } from '@order-ledger/service-kit';
import type { Logger } from '@order-ledger/service-kit';

interface Line {
  readonly level: string;
  readonly msg: string;
}

/** A logger whose lines can be looked at. */
export const recordingLogger = (): {
  readonly logger: Logger;
  readonly messages: (level: string) => readonly string[];
} => {
  const lines: Line[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Line);
  return {
    logger: createLogger({ service: 'test' }, { write }),
    messages: (level) => lines.filter((line) => line.level === level).map(({ msg }) => msg),
  };
};
