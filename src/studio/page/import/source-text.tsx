import { useEffect, useRef } from 'preact/hooks';
import type { ReviewParagraph, ReviewRow, Stretch } from '../../wire/start.js';
import { say } from '../language.js';
import { cellOf, draft, figureInDoubt, type Item, items, said, selected } from './model.js';
import { words } from './words.js';

/** So many paragraphs before and behind the one meant are shown. */
const AROUND = 2;

/** Where the thing selected stands in the report, and the row that it becomes. */
export function SourceText() {
  const text = say(words);
  const one = items.value.find(({ key }) => key === selected.value);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const marks = [...(place.current?.querySelectorAll('mark') ?? [])];
    const text = one && one.group !== 'slip' ? (figureInDoubt(one.row)?.text ?? '') : '';
    (marks.find(({ textContent }) => textContent?.includes(text)) ?? marks[0])?.scrollIntoView({
      block: 'center',
    });
  }, [selected.value, draft.value]);
  return (
    <section class="import-source" aria-label={text.source}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to scroll by keys */}
      <section class="import-text" ref={place} tabIndex={0} aria-label={text.underlined}>
        <p class="quiet import-legend">
          <span>{text.source}</span>
          <span>{text.underlined}</span>
        </p>
        {one ? <Paragraphs item={one} /> : <p>{text.nothing}</p>}
      </section>
      {one && one.group !== 'slip' && <RowTable row={one.row} />}
    </section>
  );
}

function Paragraphs({ item }: { readonly item: Item }) {
  const { paragraphs = [] } = draft.value?.review ?? {};
  const marks = marksOf(item);
  const meant = new Set(marks.map(({ paragraph }) => paragraph));
  const shown = new Set([...meant].flatMap((at) => around(at, paragraphs.length)));
  const inOrder = [...shown].toSorted((one, other) => one - other);
  return (
    <>
      {inOrder.map((at, index) => (
        <div key={at}>
          {index > 0 && at - 1 !== inOrder[index - 1] && <p class="import-gap">……</p>}
          <p class={meant.has(at) ? 'meant' : ''}>
            <Marked
              paragraph={paragraphs[at]}
              marks={marks.filter(({ paragraph }) => paragraph === at).map(({ stretch }) => stretch)}
            />
          </p>
        </div>
      ))}
    </>
  );
}

function marksOf(item: Item): ReviewRow['places'] {
  if (item.group !== 'slip') return item.row.places;
  const { paragraph } = item.slip;
  return paragraph === undefined ? [] : [{ paragraph, stretch: [0, 0] }];
}

function around(at: number, count: number): number[] {
  const from = Math.max(0, at - AROUND);
  return Array.from({ length: Math.min(count, at + AROUND + 1) - from }, (_, index) => from + index);
}

interface MarkedProps {
  readonly paragraph: ReviewParagraph | undefined;
  readonly marks: readonly Stretch[];
}

/** A paragraph with its figures underlined, and what is meant marked. */
function Marked({ paragraph, marks }: MarkedProps) {
  if (!paragraph) return null;
  const { text, figures } = paragraph;
  const edges = [0, text.length, ...figures.flat(), ...marks.flat()];
  const cuts = [...new Set(edges)].filter((at) => at <= text.length).toSorted((one, other) => one - other);
  const isIn = (stretches: readonly Stretch[], at: number) =>
    stretches.some(([from, to]) => at >= from && at < to);
  return (
    <>
      {cuts.slice(0, -1).map((from, index) => {
        const part = text.slice(from, cuts[index + 1]);
        const content = isIn(figures, from) ? <u>{part}</u> : part;
        return isIn(marks, from) ? <mark key={from}>{content}</mark> : <span key={from}>{content}</span>;
      })}
    </>
  );
}

/** The row as it will stand in its table, between its neighbours. */
function RowTable({ row }: { readonly row: ReviewRow }) {
  const text = say(words);
  const { tables, rows } = draft.value?.review ?? { tables: [], rows: [] };
  const table = tables.find(({ name }) => name === row.table);
  const own = rows.filter((one) => one.table === row.table);
  const at = own.indexOf(row);
  const shown = own.slice(Math.max(0, at - 1), at + 2);
  if (!table || !said.value) return null;
  const columns = table.columns.slice(0, 7);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to scroll by keys
    <section class="import-row" tabIndex={0} aria-label={text.becomes}>
      <p>
        <b>{text.becomes}</b>　{table.title}
      </p>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.key} class={one === row ? 'meant' : ''}>
              {columns.map((column) => (
                <td key={column}>{cellOf(one, column)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
