import { randomUUID } from 'node:crypto';
import { createColors } from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import { onOneLine, withControlsShown } from '../core/control-characters.js';
import { grouped } from '../core/diagnostic-order.js';
import { type Diagnostic, formatDiagnostic, formatPlace, type Language } from '../core/diagnostics.js';
import type { World } from '../core/world.js';

/** Where commands write, and in which language and colour: handed in, so that tests can record it. */
export interface Terminal {
  readonly language: Language;
  readonly colors: Colors;
  /** Whether progress may be drawn over itself. */
  readonly interactive: boolean;
  out(line: string): void;
  err(line: string): void;
  /** Draws a line of progress over the one before it; nothing is left of that where there is no line. */
  redraw(line?: string): void;
}

const ESCAPE = '\x1b';
const CLEAR_LINE = `\r${ESCAPE}[2K`;

/** Stands for the escape of our own colours until a line is written: no text from outside can know it. */
const OWN_ESCAPE = `${ESCAPE}${randomUUID()}`;
const OWN_COLOUR = new RegExp(`${OWN_ESCAPE}\\[\\d+m`, 'g');

/**
 * The terminal of a process: results on stdout, everything else on stderr, colour only where it is shown: a
 * file that results go to has none, though messages go to a screen. Here all that commands print goes out, so here
 * control characters that came with data, names and messages are shown instead of obeyed.
 */
export function processTerminal(
  language: Language,
  { stdout, stderr, env }: Pick<World, 'stdout' | 'stderr' | 'env'>,
): Terminal {
  const colour = Boolean(stderr.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb';
  return {
    language,
    colors: markedColors(colour),
    interactive: Boolean(stderr.isTTY) && env.CI === undefined,
    out: (line) => void stdout.write(`${written(line, Boolean(stdout.isTTY))}\n`),
    err: (line) => void stderr.write(`${written(line, Boolean(stderr.isTTY))}\n`),
    redraw: (line = '') => void stderr.write(CLEAR_LINE + written(onOneLine(line), true)),
  };
}

/** Colours whose escapes are marked as our own. */
function markedColors(colour: boolean): Colors {
  const plain = createColors(colour);
  const marked = Object.entries(plain).map(([name, paint]) => {
    if (typeof paint !== 'function') return [name, paint];
    const [open = '', close = ''] = paint('\0').replaceAll(ESCAPE, OWN_ESCAPE).split('\0');
    return [name, (text: string | number | null | undefined) => `${open}${text}${close}`];
  });
  return Object.fromEntries(marked) as Colors;
}

/** A line as it is written: with our colours or none, and with none of anybody else's. */
function written(line: string, hasColour: boolean): string {
  const kept = hasColour ? line : line.replace(OWN_COLOUR, '');
  return kept.split(OWN_ESCAPE).map(withControlsShown).join(ESCAPE);
}

/**
 * The language of messages: `--lang` if given, else that of the locale, Chinese for any zh locale and English
 * for every other.
 */
export function chooseLanguage(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const flag = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = flag < 0 ? undefined : (argv[flag]?.split('=')[1] ?? argv[flag + 1]);
  // POSIX: a variable that is set to nothing counts as not set
  const locale = asked ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Prints diagnostics, errors red and warnings yellow; of many of a kind a few and their count. */
export function printDiagnostics(found: readonly Diagnostic[], { language, colors, err }: Terminal): void {
  for (const { shown, count } of grouped(found)) {
    const [one, ...others] = shown as [Diagnostic, ...Diagnostic[]];
    const paint = one.severity === 'error' ? colors.red : colors.yellow;
    const [head, ...hint] = formatDiagnostic(one, language).split('\n');
    const more = count > 1 ? othersOfKind(one, others, count, language) : '';
    err([paint(`${head}${more}`), ...hint.map(colors.dim)].join('\n'));
  }
}

/** How many of a kind there are, and a few of them besides the one shown. */
function othersOfKind(
  { message }: Diagnostic,
  others: readonly Diagnostic[],
  count: number,
  language: Language,
): string {
  const examples = others.map((other) => {
    const where = other.place ? formatPlace(other.place, language) : '';
    const what = other.message.en === message.en ? '' : other.message[language];
    return onOneLine([where, what].filter((part) => part !== '').join(' '));
  });
  return language === 'zh'
    ? `（同类共${count}处，又如 ${examples.join('；')}）`
    : ` (${count} of this kind, such as ${examples.join('; ')})`;
}
