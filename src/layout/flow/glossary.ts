import type { Glossary, GlossaryItem } from '../../document/tree.js';
import type { TextStyle } from '../../edition/model.js';
import type * as pdf from '../flow.js';
import { type DefineContext, styleOf } from './context.js';
import { paragraphOf } from './paragraph.js';
import { markId, markTitle, pageTitle, run, runsOf } from './runs.js';

/** Characters of the text by which an entry hangs behind its mark. */
const HANG_CHARACTERS = 2;

/** So many pages at most are told on one line; more may go on on the next. */
const MOST_PAGES_KEPT = 5;

/** The terms explained: mark, term, definition and the pages of its marks, the text hanging behind the mark. */
export function defineGlossary({ entries }: Glossary, context: DefineContext): pdf.Block[] {
  const within = [{ type: 'L' }] as const;
  return entries.map((entry) => ({ ...glossaryEntry(entry, context), within }));
}

function glossaryEntry(entry: GlossaryItem, context: DefineContext): pdf.Columns {
  const { edition, widthPt } = context;
  const textStyle = styleOf(edition, 'glossary-text');
  const termStyle = styleOf(edition, 'glossary-term');
  const hangPt = HANG_CHARACTERS * textStyle.sizePt;
  const occurrences = context.notes[entry.id]?.occurrences ?? 0;
  const marks = Array.from({ length: occurrences }, (_, index) => markId(entry.id, index + 1));
  const markRun = run(entry.mark, styleOf(edition, 'glossary-mark'));
  const back = { linkToDestination: marks[0] as string, linkTitle: markTitle };
  const markRuns = [marks[0] === undefined ? markRun : { ...markRun, ...back }];
  const textRuns = [
    ...runsOf(entry.term, termStyle, context),
    run('　', textStyle),
    ...runsOf(entry.definition, textStyle, context),
    ...pageRuns(marks, edition.styles['glossary-pages'] ?? textStyle),
  ];
  return {
    id: entry.id,
    tag: { type: 'LI' },
    columns: [
      {
        width: hangPt,
        stack: [{ ...paragraphOf(markRuns, { ...textStyle, align: 'left' }), tag: { type: 'Lbl' } }],
      },
      { width: widthPt - hangPt, stack: [{ ...paragraphOf(textRuns, textStyle), tag: { type: 'LBody' } }] },
    ],
  };
}

/** 见第3、7页 at the right edge: where the marks of a term stand; a term without marks has nothing. */
function pageRuns(marks: readonly string[], style: TextStyle): pdf.Run[] {
  if (marks.length === 0) return [];
  const words = { ...run('见第', style), noWrap: true };
  const isWhole = marks.length <= MOST_PAGES_KEPT;
  const numbers = {
    ...run('', style),
    pageReferences: marks,
    linkTitle: pageTitle,
    ...(isWhole && { keepsWithNext: true }),
  };
  return [{ ...run('', style), leader: 'blank' }, words, numbers, { ...run('页', style), noWrap: true }];
}
