import { resolve } from 'node:path';
import { ReportError } from '../../core/diagnostics.js';
import { type CommandOptions, command } from '../command.js';
import { openStudioAt, studioLine } from '../open-studio.js';
import { dataFolder } from '../options.js';
import { portOf } from '../port.js';
import { stopped } from '../stopped.js';
import { printDiagnostics } from '../terminal.js';

const options = {
  port: {
    flags: '--port <number>',
    words: { zh: '端口，默认 7208；0 为任选', en: 'port, 7208 by default; 0 takes any' },
  },
  host: {
    flags: '--host <address>',
    words: {
      zh: '给同事一起用：在哪个地址上，如 0.0.0.0；要有令牌',
      en: 'for a team: the address to listen at, 0.0.0.0 for all; needs tokens',
    },
  },
  tokenFile: {
    flags: '--token-file <file>',
    words: {
      zh: '令牌文件，每行一个；也可写在环境变量 BRIEFING_TOKENS 里',
      en: 'file of tokens, one a line; BRIEFING_TOKENS of the environment has them too',
    },
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
  async run([folder], { port, host, tokenFile, addressOnly }, context) {
    const { world, terminal } = context;
    const stop = context.interrupted();
    try {
      const chosen = folder === undefined ? undefined : resolve(world.workingFolder, folder);
      const tokens = tokenFile && resolve(world.workingFolder, tokenFile);
      const asked = port === undefined ? undefined : portOf(port);
      const settings = { folder: chosen, host, tokenFile: tokens };
      const open = await openStudioAt(world, asked, USUAL_PORT, settings);
      terminal.out(studioLine(open, terminal.language));
      if (host !== undefined)
        terminal.out({ zh: `只看的地址：${open.look}`, en: `to look only: ${open.look}` }[terminal.language]);
      if (!addressOnly) {
        const { openInBrowser } = await import('../../studio/server/browser.js');
        openInBrowser(open.entry());
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
