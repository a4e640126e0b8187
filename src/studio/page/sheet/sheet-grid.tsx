import type { LineRole, ReadLine, ReadMerge, ReadSheet, ReadTable } from '../../wire/start.js';
import { say } from '../language.js';
import { choicesFor, columnAs, headTo, lineAs } from './choose.js';
import { choiceOf, choose, sheet, table } from './model.js';
import { words } from './words.js';

/** More columns than this nobody reads across. */
const MOST_COLUMNS = 40;

/** A sheet as the spreadsheet program shows it, each line with what it was read as. */
export function SheetGrid() {
  const { value: one } = sheet;
  const text = say(words);
  if (!one) return <section class="sheet-grid" aria-label={text.readAs} />;
  const columns = Array.from({ length: Math.min(one.columns, MOST_COLUMNS) }, (_, index) => index + 1);
  const covers = coveredBy(one.merges);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to scroll by keys
    <section class="sheet-grid" aria-label={text.readAs} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.readAs}</th>
            <th scope="col">{text.line}</th>
            {columns.map((at) => (
              <ColumnHead key={at} at={at} />
            ))}
          </tr>
        </thead>
        <tbody>
          {one.lines.map((line, index) => (
            <Line
              key={line.line}
              line={line}
              before={one.lines[index - 1]}
              sheet={one}
              columns={columns}
              covers={covers}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ColumnHead({ at }: { readonly at: number }) {
  const text = say(words);
  const column = table.value?.columns.find((one) => one.at === at);
  const letters = column?.letters ?? lettersOf(at);
  if (!column || !table.value) return <th scope="col">{letters}</th>;
  const { name } = table.value;
  const choice = choiceOf(name);
  const isChosen = choice.skipColumns?.includes(at) ?? false;
  // one that was left out by itself can't be asked for: it is empty, or a serial number
  const isFixed = column.leftOut !== undefined && !isChosen;
  const shown = column.leftOut ? text.leftOutColumn : (column.path.at(-1) ?? '');
  return (
    <th scope="col" class={column.leftOut ? 'left-out' : ''}>
      {letters}
      <button
        type="button"
        aria-pressed={isChosen}
        aria-label={`${shown}：${text.skipColumn(letters)}`}
        disabled={isFixed}
        onClick={() => void choose(name, columnAs(choice, at, !isChosen))}
      >
        {shown}
      </button>
    </th>
  );
}

interface LineProps {
  readonly line: ReadLine;
  readonly before: ReadLine | undefined;
  readonly sheet: ReadSheet;
  readonly columns: readonly number[];
  readonly covers: ReadonlyMap<string, ReadMerge>;
}

function Line({ line, before, sheet: { tables, leftOutLines }, columns, covers }: LineProps) {
  const text = say(words);
  const { line: number, cells, role } = line;
  // a run of lines that is left out begins where the foot is shown
  const isGap = leftOutLines > 0 && before !== undefined && number - before.line > leftOutLines;
  return (
    <>
      {isGap && (
        <tr class="sheet-gap">
          <td colSpan={columns.length + 2}>{text.more(leftOutLines)}</td>
        </tr>
      )}
      <tr class={`role-${role}`} data-line={number}>
        <td class="sheet-role">
          <RoleField line={line} table={tableOf(number, tables)} />
          <HeadHandles line={number} />
        </td>
        <th scope="row">{number}</th>
        {columns.map((at) => {
          const merge = covers.get(`${number} ${at}`);
          if (merge && (merge.top !== number || merge.left !== at)) return null;
          return (
            <td key={at} {...(merge && spanOf(merge, columns.length))}>
              {cells[at - 1] ?? ''}
            </td>
          );
        })}
      </tr>
    </>
  );
}

function RoleField({ line, table: own }: { readonly line: ReadLine; readonly table: ReadTable | undefined }) {
  const text = say(words);
  const { role } = line;
  if (!own || own.isTurned) return <span>{text.roles[role]}</span>;
  const change = (event: Event) => {
    const chosen = (event.currentTarget as HTMLSelectElement).value as LineRole;
    void choose(own.name, lineAs(own, choiceOf(own.name), line, chosen));
  };
  return (
    <select aria-label={text.roleOf(line.line)} value={role} onChange={change}>
      {choicesFor(role).map((one) => (
        <option key={one} value={one}>
          {text.roles[one]}
        </option>
      ))}
    </select>
  );
}

/** The ends of the head, to be dragged or moved by the arrows. */
function HeadHandles({ line }: { readonly line: number }) {
  const text = say(words);
  const own = table.value;
  if (!own?.head || own.isTurned) return null;
  const [first, last] = own.head;
  const move = (end: 'first' | 'last', to: number) =>
    void choose(own.name, headTo(own, choiceOf(own.name), end, to));
  const handle = (end: 'first' | 'last', label: string) => (
    <button
      type="button"
      class={`sheet-handle ${end}`}
      aria-label={label}
      title={label}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        move(end, line + step);
      }}
      onPointerDown={(event) => drag(event, (to) => move(end, to))}
    >
      ⇕
    </button>
  );
  return (
    <>
      {line === first && handle('first', text.handles.headFirst)}
      {line === last && handle('last', text.handles.headLast)}
    </>
  );
}

/** Calls `onLine` with each further line of the sheet that the pointer comes over. */
function drag(event: PointerEvent, onLine: (line: number) => void): void {
  const handle = event.currentTarget as HTMLElement;
  let over = Number(handle.closest('tr')?.dataset.line);
  const move = ({ clientX, clientY }: PointerEvent) => {
    const row = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('tr[data-line]');
    const line = Number(row?.dataset.line ?? over);
    if (line === over) return;
    over = line;
    onLine(line);
  };
  // the handle itself is drawn anew as the head changes, so the whole window is listened to
  const up = () => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', up);
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', up);
  event.preventDefault();
}

/** The table that a line belongs to: the last one whose head or title stands above it. */
function tableOf(line: number, tables: readonly ReadTable[]): ReadTable | undefined {
  const { value: chosen } = table;
  if (tables.length < 2) return tables[0];
  return tables.findLast(({ head }) => head !== undefined && head[0] <= line) ?? chosen ?? tables[0];
}

function coveredBy(merges: readonly ReadMerge[]): ReadonlyMap<string, ReadMerge> {
  const covers = new Map<string, ReadMerge>();
  for (const merge of merges)
    for (let line = merge.top; line <= Math.min(merge.bottom, merge.top + 500); line++)
      for (let at = merge.left; at <= Math.min(merge.right, MOST_COLUMNS); at++)
        covers.set(`${line} ${at}`, merge);
  return covers;
}

function spanOf({ top, left, bottom, right }: ReadMerge, columns: number) {
  return { rowSpan: bottom - top + 1, colSpan: Math.min(right, columns) - left + 1 };
}

function lettersOf(column: number): string {
  const last = (column - 1) % 26;
  const before = (column - 1 - last) / 26;
  return (before > 0 ? lettersOf(before) : '') + String.fromCharCode(65 + last);
}
