import type { Glossary, GlossaryItem } from '../../document/tree.js';
import type { Edition } from '../../edition/model.js';
import type { Content } from '../pdfmake/definition.js';
import { type DefineContext, styleOf } from './context.js';
import { paragraphNode } from './paragraph.js';
import { run, runsOf } from './runs.js';

/** Characters of the text by which an entry hangs behind its mark. */
const HANG_CHARACTERS = 2;

/** The terms explained: mark, term, definition, the text hanging behind the mark. */
export function defineGlossary({ entries }: Glossary, { edition }: DefineContext): Content[] {
  return entries.map((entry) => glossaryEntry(entry, edition));
}

function glossaryEntry(entry: GlossaryItem, edition: Edition): Content {
  const textStyle = styleOf(edition, 'glossary-text');
  const termStyle = styleOf(edition, 'glossary-term');
  const hangPt = HANG_CHARACTERS * textStyle.sizePt;
  const mark = paragraphNode([run(entry.mark, styleOf(edition, 'glossary-mark'))], {
    ...textStyle,
    align: 'left',
  });
  const text = paragraphNode(
    [
      ...runsOf(entry.term, termStyle, edition),
      run('　', textStyle),
      ...runsOf(entry.definition, textStyle, edition),
    ],
    textStyle,
  );
  return {
    columns: [
      { ...mark, width: hangPt },
      { ...text, width: '*', id: entry.id },
    ],
  };
}
