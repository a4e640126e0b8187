import { runTask } from '../../src/server/tasks/run.js';
import type { Runner } from '../../src/server/work/runner.js';

/** Runs tasks in this process, one after the other. */
export function inProcess(): Runner {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    run(request) {
      waiting++;
      const response = last.then(() => runTask(request));
      last = response.catch(() => {}).then(() => waiting--);
      return response;
    },
    state: () => ({ workers: 1, busy: Math.min(1, waiting), waiting: Math.max(0, waiting - 1), replaced: 0 }),
    close: async () => void (await last),
  };
}
