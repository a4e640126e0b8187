import type { CellMark } from '../../wire/tables.js';
import { say } from '../language.js';
import { signs } from '../signs.js';
import { History } from './history.js';
import { Mend } from './mend.js';
import type { SheetModel } from './model.js';
import type { TableDesk } from './table-desk.js';
import { words } from './words.js';

interface DetailProps {
  readonly model: SheetModel;
  readonly desk: TableDesk | undefined;
}

/** The cell that is chosen: the sentence that it was taken from, and what is to be said of it. */
export function Detail({ model, desk }: DetailProps) {
  const text = say(words);
  model.changes.value;
  const cell = desk?.selection.value.active ?? { row: 0, column: 0 };
  const quote = ofRow(model, cell.row, 'quote');
  const section = ofRow(model, cell.row, 'section');
  return (
    <section class="detail" aria-label={text.quote}>
      {quote !== '' && (
        <>
          <h2>
            {text.quote} <span class="faint">{section}</span>
          </h2>
          <Quote quote={quote} figure={model.text(cell)} />
        </>
      )}
      {model.marksAt(cell).map((mark) => (
        <Mark key={mark.message.zh} mark={mark} model={model} desk={desk} />
      ))}
      <History model={model} desk={desk} />
      {quote === '' && model.marksAt(cell).length === 0 && <p class="faint">{text.noQuote}</p>}
    </section>
  );
}

/** What stands in a row under the head of a role; the heads themselves have none. */
function ofRow(model: SheetModel, row: number, role: 'quote' | 'section'): string {
  const column = model.columnOf(role);
  return column === undefined || row <= model.headRow ? '' : model.text({ row, column });
}

function Quote({ quote, figure }: { readonly quote: string; readonly figure: string }) {
  const at = figure === '' ? -1 : quote.indexOf(figure);
  if (at < 0) return <blockquote class="quote">{quote}</blockquote>;
  return (
    <blockquote class="quote">
      {quote.slice(0, at)}
      <mark>{figure}</mark>
      {quote.slice(at + figure.length)}
    </blockquote>
  );
}

function Mark({ mark, model, desk }: DetailProps & { readonly mark: CellMark }) {
  const { kind, message, hint } = mark;
  return (
    <p class={`note ${kind}`}>
      <b>{say(signs)[kind]}</b>
      <span>
        {say({ zh: message.zh, en: message.en })}
        {hint && <small> {say({ zh: hint.zh, en: hint.en })}</small>}
      </span>
      <Mend mark={mark} model={model} desk={desk} />
    </p>
  );
}
