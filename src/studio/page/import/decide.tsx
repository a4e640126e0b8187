import type { ReviewFigure, ReviewRow, ReviewSlip } from '../../wire/start.js';
import { language, say } from '../language.js';
import { signs } from '../signs.js';
import { nameColumn } from './item-list.js';
import { cellOf, decide, decisionOf, draft, items, next, said, selected, write } from './model.js';
import { words } from './words.js';

/** What becomes of the thing selected. */
export function Decide() {
  const text = say(words);
  const one = items.value.find(({ key }) => key === selected.value);
  if (!one || !said.value) return <section class="import-decide" aria-label={text.readAs} />;
  const { state, cells } = decisionOf(one.key);
  const decideAs = (to: 'taken' | 'refused' | 'later') => () => {
    decide(one.key, { state: to, ...(cells && { cells }) });
    next();
  };
  return (
    <section class="import-decide" aria-label={text.readAs}>
      <div class="import-fields">
        {one.group === 'slip' ? <SlipNotice slip={one.slip} /> : <RowFields row={one.row} key={one.key} />}
      </div>
      <div class="import-actions">
        <button type="button" class="button primary" onClick={decideAs('taken')}>
          {text.take}　{text.takeKey}
        </button>
        {one.group !== 'slip' && (
          <button
            type="button"
            class="button edged"
            onClick={decideAs(state === 'refused' ? 'taken' : 'refused')}
          >
            {state === 'refused' ? text.takeBack : `${text.refuse}　Del`}
          </button>
        )}
        <button type="button" class="button edged" onClick={decideAs('later')}>
          {text.later}　{text.laterKey}
        </button>
      </div>
    </section>
  );
}

function SlipNotice({ slip }: { readonly slip: ReviewSlip }) {
  const { message, hint } = slip;
  const text = say(words);
  return (
    <div class="notice warning">
      <p>
        <b>!</b>　{message[language.value]}
      </p>
      <p>{hint ? hint[language.value] : text.slip}</p>
    </div>
  );
}

function RowFields({ row }: { readonly row: ReviewRow }) {
  const text = say(words);
  const table = draft.value?.review.tables.find(({ name }) => name === row.table);
  const name = nameColumn(row.cells, row.name);
  return (
    <>
      {row.reason === '' ? (
        <p class="quiet">{text.sure}</p>
      ) : (
        <div class="notice doubt">
          <b>{say(signs).doubt}</b>　{row.reason}
        </div>
      )}
      {row.figures.map((figure) => (
        <Readings key={figure.column} row={row} figure={figure} />
      ))}
      <Field row={row} column={name} hook="name" />
      {row.figures.map(({ column }) => (
        <Field key={column} row={row} column={column} />
      ))}
      {'单位' in row.cells && <Field row={row} column="单位" />}
      <p class="import-field">
        <span>{text.of}</span>
        <span>{table?.title}</span>
      </p>
    </>
  );
}

/** What a figure may be read as, where there are several ways. */
function Readings({ row, figure }: { readonly row: ReviewRow; readonly figure: ReviewFigure }) {
  const text = say(words);
  if (figure.others.length === 0) return null;
  const present = cellOf(row, figure.column);
  return (
    <fieldset class="import-readings">
      <legend>
        {text.readAs}　{figure.column}
      </legend>
      {[figure.text, ...figure.others].map((reading, index) => (
        <label key={reading}>
          <input
            type="radio"
            name={`${row.key}/${figure.column}`}
            checked={present === reading}
            onChange={() => write(row, figure.column, reading)}
          />
          <span class="grow">{index === 0 ? text.asWritten(reading) : text.asOther(reading)}</span>
          <kbd>{index + 1}</kbd>
        </label>
      ))}
    </fieldset>
  );
}

interface FieldProps {
  readonly row: ReviewRow;
  readonly column: string;
  /** What tests and keys find it by. */
  readonly hook?: string;
}

function Field({ row, column, hook }: FieldProps) {
  return (
    <label class="import-field">
      <span>{column}</span>
      <input
        type="text"
        data-role={hook}
        value={cellOf(row, column)}
        onInput={(event) => write(row, column, event.currentTarget.value)}
      />
    </label>
  );
}
