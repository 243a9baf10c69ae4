import { runService } from '@order-ledger/service-kit';
import { startFrom } from '../../src/start.ts';

/** `FAILPOINT=step@n`: the process kills itself when it passes the step for the nth time. */
const [, step = '', times = '1'] = /^(.*)@(\d+)$/.exec(process.env.FAILPOINT ?? '') ?? [];
let left = Number(times);

runService({
  name: 'process-manager',
  start: async (env, logger) =>
    await startFrom(env, logger, {
      onStep: (passed) => {
        if (passed !== step) return;
        left -= 1;
        if (left === 0) process.kill(process.pid, 'SIGKILL');
      },
    }),
});
