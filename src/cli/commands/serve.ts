import { resolve } from 'node:path';
import { ReportError } from '../../core/diagnostics.js';
import { type CommandOptions, command } from '../command.js';
import { countOf } from '../count.js';
import { checkedOffice, officeOptions } from '../office.js';
import { portOf } from '../port.js';
import { queue, queueOf } from '../queue.js';
import { stopped } from '../stopped.js';
import { printDiagnostics } from '../terminal.js';

const options = {
  host: {
    flags: '--host <address>',
    words: {
      zh: '在哪个地址上，默认 127.0.0.1，只有本机能用；别的要有令牌',
      en: 'address to listen at, 127.0.0.1 by default, for this machine alone; others need tokens',
    },
  },
  port: {
    flags: '--port <number>',
    words: { zh: '端口，默认 8080；0 为任选', en: 'port, 8080 by default; 0 takes any' },
  },
  workers: {
    flags: '--workers <number>',
    words: {
      zh: '同时做几份，默认同处理器数；每份约 0.3 GB 内存',
      en: 'packs made at once, by default as many as processors; some 0.3 GB of memory each',
    },
  },
  jobs: {
    flags: '--jobs <folder>',
    words: {
      zh: '异步任务存放的文件夹，重启后接着做；不写则随服务结束而清除',
      en: 'where jobs are kept, to be gone on with after a restart; without it they go with the service',
    },
  },
  queue,
  tokenFile: {
    flags: '--token-file <file>',
    words: {
      zh: '令牌文件，每行一个；也可写在环境变量 BRIEFING_TOKENS 里',
      en: 'file of tokens, one a line; BRIEFING_TOKENS of the environment has them too',
    },
  },
  ...officeOptions,
} as const satisfies CommandOptions;

/** Serves packs to other programs over HTTP until it is told to end. */
export const serve = command({
  name: 'serve',
  words: { zh: '开 HTTP 服务，供别的系统调用', en: 'serve packs to other programs over HTTP' },
  arguments: [],
  options,
  async run(
    _,
    { host = '127.0.0.1', port = '8080', workers, jobs, queue, tokenFile, ...settings },
    { world, terminal, interrupted },
  ) {
    const stop = interrupted();
    try {
      const { openServer } = await import('../../server/open.js');
      const { usualLimits } = await import('../../server/settings.js');
      const { office, warnings } = await checkedOffice(settings, world);
      printDiagnostics(warnings, terminal);
      const server = await openServer(world, {
        host,
        port: portOf(port),
        workers: workers === undefined ? undefined : countOf(workers),
        limits: usualLimits,
        office,
        queue: queueOf(queue, world),
        jobsFolder: jobs && resolve(world.workingFolder, jobs),
        tokenFile: tokenFile && resolve(world.workingFolder, tokenFile),
      });
      terminal.err({ zh: `服务：${server.address}`, en: `serving at ${server.address}` }[terminal.language]);
      await stopped(stop);
      await server.close();
      return 0;
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      printDiagnostics(problem.diagnostics, terminal);
      return 1;
    }
  },
});
