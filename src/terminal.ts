import { stripVTControlCharacters } from 'node:util';
import { createColors } from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import { type Diagnostic, formatDiagnostic, type Language } from './diagnostics.js';

/** Where commands write, and in which language and colour: handed in, so that tests can record it. */
export interface Terminal {
  readonly language: Language;
  readonly colors: Colors;
  /** Whether progress may be drawn over itself. */
  readonly interactive: boolean;
  out(line: string): void;
  err(line: string): void;
}

/**
 * The terminal of a process: results on stdout, everything else on stderr, colour only where it is shown: a
 * file that results go to has none, though messages go to a screen.
 */
export function processTerminal(language: Language, process: NodeJS.Process): Terminal {
  const { stdout, stderr, env } = process;
  const colour = Boolean(stderr.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb';
  return {
    language,
    colors: createColors(colour),
    interactive: Boolean(stderr.isTTY) && env.CI === undefined,
    out: (line) => void stdout.write(`${stdout.isTTY ? line : stripVTControlCharacters(line)}\n`),
    err: (line) => void stderr.write(`${line}\n`),
  };
}

/**
 * The language of messages: `--lang` if given, else that of the locale, Chinese for any zh locale and English
 * for every other.
 */
export function chooseLanguage(argv: readonly string[], env: NodeJS.ProcessEnv): Language {
  const flag = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = flag < 0 ? undefined : (argv[flag]?.split('=')[1] ?? argv[flag + 1]);
  // POSIX: a variable that is set to nothing counts as not set
  const locale = asked ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Prints diagnostics, errors red and warnings yellow. */
export function printDiagnostics(found: readonly Diagnostic[], { language, colors, err }: Terminal): void {
  for (const one of found) {
    const paint = one.severity === 'error' ? colors.red : colors.yellow;
    const [head, ...hint] = formatDiagnostic(one, language).split('\n');
    err([paint(head as string), ...hint.map(colors.dim)].join('\n'));
  }
}
