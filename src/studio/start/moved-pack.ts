import { type Document, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { FrontTexts } from '../wire/start.js';
import { movedDate, type YearMover } from './moved-years.js';

/** What becomes of the text of pack.yaml. */
interface Moving {
  readonly mover: YearMover;
  readonly front: Partial<FrontTexts>;
  /** What the last page says of figures that are still those of the year before. */
  readonly note: string;
}

/** The text of pack.yaml for the year after; comments stay, and so does what is said of tables that do. */
export function movedPackText(text: string, { mover, front, note }: Moving): string {
  const document = parseDocument(text);
  const { contents } = document;
  if (!isMap(contents)) return text;
  moveTexts(document, mover);
  const date = contents.get('date');
  if (date !== undefined && front.date === undefined) document.set('date', movedDate(String(date)));
  for (const [key, said] of Object.entries(front)) {
    if (said === '' && !contents.has(key)) continue;
    document.set(key, said);
  }
  // the report of last year says nothing of this one
  const editions = contents.get('editions');
  if (isSeq(editions))
    editions.items = editions.items.filter((one) => !isScalar(one) || one.value !== 'report');
  document.delete('report');
  if (isSeq(contents.get('gaps'))) document.addIn(['gaps'], note);
  else document.set('gaps', [note]);
  return document.toString({ lineWidth: 0 });
}

/** What a chart says in words; all else in it names columns. */
const WORDS: ReadonlySet<unknown> = new Set(['title', 'topic', 'alt', 'note']);

function moveTexts(document: Document, mover: YearMover): void {
  visit(document, {
    Pair(_, { key, value }) {
      // what is said of a table that stays
      if (isScalar(key) && mover.kept.has(String(key.value)) && isMap(value)) return visit.SKIP;
      return undefined;
    },
    Map(_, map) {
      const table = map.getIn(['rows', 'table']);
      return typeof table === 'string' && mover.kept.has(table) ? visit.SKIP : undefined;
    },
    Scalar(at, scalar, path) {
      if (typeof scalar.value !== 'string') return;
      const keys = path.flatMap((one) =>
        'key' in one && isScalar(one.key) && one.key !== scalar ? [one.key.value] : [],
      );
      const isInChart = keys[0] === 'charts' && !keys.some((key) => WORDS.has(key));
      const moved = at === 'key' || isInChart ? mover.head(scalar.value) : mover.sentence(scalar.value);
      if (moved !== scalar.value) scalar.value = moved;
    },
  });
}
