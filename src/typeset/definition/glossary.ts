import type { Glossary, GlossaryItem } from '../../document/tree.js';
import type * as pdf from '../pdfmake/definition.js';
import { type DefineContext, styleOf } from './context.js';
import { paragraphOf } from './paragraph.js';
import { run, runsOf } from './runs.js';

/** Characters of the text by which an entry hangs behind its mark. */
const HANG_CHARACTERS = 2;

/** The terms explained: mark, term, definition, the text hanging behind the mark. */
export function defineGlossary({ entries }: Glossary, context: DefineContext): pdf.Block[] {
  return entries.map((entry) => glossaryEntry(entry, context));
}

function glossaryEntry(entry: GlossaryItem, context: DefineContext): pdf.Columns {
  const { edition, widthPt } = context;
  const textStyle = styleOf(edition, 'glossary-text');
  const termStyle = styleOf(edition, 'glossary-term');
  const hangPt = HANG_CHARACTERS * textStyle.sizePt;
  const markRuns = [run(entry.mark, styleOf(edition, 'glossary-mark'))];
  const textRuns = [
    ...runsOf(entry.term, termStyle, context),
    run('　', textStyle),
    ...runsOf(entry.definition, textStyle, context),
  ];
  return {
    id: entry.id,
    columns: [
      { width: hangPt, stack: [paragraphOf(markRuns, { ...textStyle, align: 'left' })] },
      { width: widthPt - hangPt, stack: [paragraphOf(textRuns, textStyle)] },
    ],
  };
}
