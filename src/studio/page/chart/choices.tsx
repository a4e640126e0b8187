import type { ChartState } from '../../wire/charts.js';
import { send } from '../edits/outbox.js';
import { say } from '../language.js';
import { type Order, orderOf, setOrder, toggleColumn, toggleRow } from './chart-edits.js';
import { isHeld } from './held.js';
import { words } from './words.js';

const ORDERS: readonly Order[] = ['none', 'descending', 'ascending'];

/** Which columns are drawn, and in which order the rows stand. */
export function Columns({ state }: { readonly state: ChartState }) {
  const text = say(words);
  const drawn = state.spec.series?.map(({ column }) => column) ?? [];
  const isDrawn = (header: string, title: string) => drawn.includes(header) || drawn.includes(title);
  return (
    <fieldset class="chart-columns" disabled={isHeld(state)}>
      <legend>
        {text.columns}{' '}
        {state.tableTitle && <small class="faint">{`${text.table} ${state.tableTitle}`}</small>}
      </legend>
      {state.columns.map(({ header, title, unit }) => (
        <label key={header}>
          <input
            type="checkbox"
            checked={isDrawn(header, title)}
            onChange={() => send(toggleColumn(state, drawn.includes(title) ? title : header))}
          />
          {title}
          {unit !== undefined && <small class="faint">{unit}</small>}
        </label>
      ))}
      <select
        aria-label={text.sort}
        value={orderOf(state)}
        onChange={(event) => send(setOrder(state, event.currentTarget.value as Order))}
      >
        {ORDERS.map((order) => (
          <option key={order} value={order}>
            {text.sorts[order]}
          </option>
        ))}
      </select>
    </fieldset>
  );
}

/** Which rows are drawn. */
export function Rows({ state }: { readonly state: ChartState }) {
  const text = say(words);
  const { rows } = state;
  return (
    <fieldset class="chart-rows" disabled={isHeld(state)}>
      <legend>{text.rows(rows.filter(({ isShown }) => isShown).length, rows.length)}</legend>
      {rows.map(({ name, label, isShown, hasFigures }) => (
        <label key={name} title={label}>
          <input
            type="checkbox"
            checked={isShown}
            disabled={!hasFigures && !isShown}
            onChange={() => send(toggleRow(state, name))}
          />
          <span>
            {label}
            {!hasFigures && text.noFigure}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
