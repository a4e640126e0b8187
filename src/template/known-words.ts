import { ReportError } from '../core/diagnostics.js';
import type { Database } from '../incremental/database.js';
import { kept } from '../incremental/kept.js';
import { memo } from '../incremental/memo.js';
import type { Compiled } from './compile.js';
import { helperNames } from './helpers/index.js';
import { lintTexts, type ParsedText } from './lint.js';

/** A text to be held against what there is. */
export type LintedText = Pick<Compiled, 'identity' | 'program'> & Pick<ParsedText, 'placeOf'>;

/** What texts may speak of: names in the data, and partials, of which a text of pack.yaml can call none. */
export interface KnownWords {
  readonly names: readonly string[];
  readonly partials: readonly string[] | undefined;
}

/** Whether texts refer to nothing that is not there, by their own and all names in the data. */
const soundTexts = kept<boolean>('words of texts');
const knownTexts = memo<string, boolean>('words of texts');
/** Whether templates would do so whatever is in the data. */
const soundTemplates = kept<boolean>('words of templates', { isShipped: true });

/** Throws a ReportError for whatever texts refer to that is not there. */
export function checkWords(texts: readonly LintedText[], known: KnownWords, database: Database): void {
  const { names, partials } = known;
  const identities = identitiesOf(texts);
  const facts = [names.join('\n'), partials ? 'template' : 'passage', String(partials)];
  const isSound = () =>
    (partials !== undefined && holdForAnyData(texts, partials, database)) ||
    soundTexts(database, [...facts, ...identities], () => lint(texts, known).length === 0);
  if (!knownTexts(database, identities.join('\n'), facts, isSound)) throw new ReportError(lint(texts, known));
}

/** Whether templates refer to nothing but what every pack has, which is known of those that come with the program. */
export function holdForAnyData(
  texts: readonly LintedText[],
  partials: readonly string[],
  database: Database,
): boolean {
  // the more names there are, the less is unknown
  const isSound = () => lint(texts, { names: [], partials }).length === 0;
  return soundTemplates(database, [String(partials), ...identitiesOf(texts)], isSound);
}

function lint(texts: readonly LintedText[], known: KnownWords) {
  const parsed = texts.map((one) => ({ ...one, program: one.program() }));
  return lintTexts(parsed, { ...known, ...helperNames });
}

function identitiesOf(texts: readonly LintedText[]): readonly string[] {
  return texts.map(({ identity }) => identity);
}

/** The entry and the partials that it calls, directly or through others: what is never called is not judged. */
export function reachable<Template extends Pick<Compiled, 'partials'>>(
  compiled: readonly Template[],
  names: readonly string[],
): readonly Template[] {
  const [entry, ...partials] = compiled;
  const found = new Set<Template>(entry ? [entry] : []);
  for (const template of found) {
    for (const name of template.partials) {
      const partial = name === undefined ? partials : [partials[names.indexOf(name)]];
      for (const one of partial) if (one) found.add(one);
    }
  }
  return [...found];
}
