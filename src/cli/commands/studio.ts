import { resolve } from 'node:path';
import { ReportError } from '../../core/diagnostics.js';
import type { OpenStudio } from '../../studio/server/open.js';
import { type CommandContext, type CommandOptions, command } from '../command.js';
import { dataFolder } from '../options.js';
import { portOf } from '../port.js';
import { stopped } from '../stopped.js';
import { printDiagnostics } from '../terminal.js';

const options = {
  port: {
    flags: '--port <number>',
    words: { zh: '端口，默认 7208；0 为任选', en: 'port, 7208 by default; 0 takes any' },
  },
  addressOnly: {
    flags: '--address-only',
    words: { zh: '只报地址，不打开浏览器', en: 'tell the address and open no browser' },
  },
} as const satisfies CommandOptions;

/** Makes, corrects and prints packs in the browser, until it is told to end. */
export const studio = command({
  name: 'studio',
  words: { zh: '在浏览器里做材料：改数、看页、核对、印', en: 'work on packs in the browser' },
  arguments: [dataFolder],
  options,
  async run([folder], { port, addressOnly }, context) {
    const { world, terminal } = context;
    const stop = context.interrupted();
    try {
      const chosen = folder === undefined ? undefined : resolve(world.workingFolder, folder);
      const open = await openStudioAt(port, chosen, context);
      const entry = open.entry();
      terminal.out({ zh: `工作台：${entry}`, en: `studio: ${entry}` }[terminal.language]);
      if (!addressOnly) {
        const { openInBrowser } = await import('../../studio/server/browser.js');
        openInBrowser(entry);
      }
      await stopped(stop);
      await open.close();
      return 0;
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      printDiagnostics(problem.diagnostics, terminal);
      return 1;
    }
  },
});

/** The port used unless one is named, so that an open page finds a restarted studio; any, where it is taken. */
const USUAL_PORT = 7208;

async function openStudioAt(
  port: string | undefined,
  folder: string | undefined,
  { world }: CommandContext,
): Promise<OpenStudio> {
  const { openStudio } = await import('../../studio/server/open.js');
  if (port !== undefined) return openStudio(world, { port: portOf(port), folder });
  return openStudio(world, { port: USUAL_PORT, folder }).catch((problem) => {
    const isTaken = problem instanceof ReportError && problem.diagnostics[0]?.code === 'port-taken';
    if (!isTaken) throw problem;
    return openStudio(world, { port: 0, folder });
  });
}
