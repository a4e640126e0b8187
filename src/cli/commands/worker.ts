import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import { type CommandOptions, command } from '../command.js';
import { countOf } from '../count.js';
import { checkedOffice, officeOptions } from '../office.js';
import { queue, queueOf } from '../queue.js';
import { stopped } from '../stopped.js';
import { printDiagnostics } from '../terminal.js';

const options = {
  queue,
  jobs: {
    flags: '-j, --jobs <number>',
    words: {
      zh: '同时做几份，默认同处理器数；每份约 0.3 GB 内存',
      en: 'packs made at once, by default as many as processors; some 0.3 GB of memory each',
    },
  },
  results: {
    flags: '--results <folder>',
    words: {
      zh: '任务文件夹，与服务的 --jobs 是同一个，默认 jobs',
      en: 'the folder of jobs, the same as --jobs of the service; jobs by default',
    },
  },
  ...officeOptions,
} as const satisfies CommandOptions;

/** Does jobs of the service, which may be on another machine, until it is told to end. */
export const worker = command({
  name: 'worker',
  words: { zh: '做队列里的任务，可在多台机器上', en: 'do the jobs of a queue, on any number of machines' },
  arguments: [],
  options,
  async run(_, { queue, jobs, results = 'jobs', ...settings }, { world, terminal, interrupted }) {
    const stop = interrupted();
    try {
      const address = queueOf(queue, world);
      if (!address) throw new ReportError([noQueue]);
      const { openQueueWorker } = await import('../../server/jobs/redis/open.js');
      const atOnce = jobs === undefined ? availableParallelism() : countOf(jobs);
      const folder = resolve(world.workingFolder, results);
      const { office, warnings } = await checkedOffice(settings, world);
      printDiagnostics(warnings, terminal);
      const opened = await openQueueWorker(world, { address, atOnce, folder, office });
      const { shown } = address;
      terminal.err({ zh: `接受任务：${shown}`, en: `taking jobs of ${shown}` }[terminal.language]);
      await stopped(stop);
      await opened.close();
      return 0;
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      printDiagnostics(problem.diagnostics, terminal);
      return 1;
    }
  },
});

const noQueue = errorAt(
  'no-queue',
  { zh: '没有写明队列', en: 'no queue is named' },
  { hint: { zh: '如 --queue redis://127.0.0.1:6379', en: 'such as --queue redis://127.0.0.1:6379' } },
);
