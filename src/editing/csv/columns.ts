import { cellTaken, widthOf } from '../column-cell.js';
import {
  type Applied,
  type ColumnCell,
  type ColumnInserted,
  type ColumnRemoved,
  type Conflict,
  EditConflict,
} from '../edit.js';
import { lineAfter } from '../moves.js';
import { refusedEdit } from '../refused.js';
import { isUntouched, keptPart, partBefore } from '../restored.js';
import { shownField, shownText } from './field.js';
import type { TextForm } from './form.js';
import { joined, type RawRow, rowsOf } from './rows.js';
import type { TextSource } from './source.js';

/** A row with its fields as they are written and as they are shown. */
interface TextRow extends RawRow {
  readonly written: readonly string[];
  readonly shown: readonly string[];
}

/** Puts a column into a text file of separated fields or takes one out; the other fields stay to the character. */
export function editColumn(
  bytes: Uint8Array,
  source: TextSource,
  { separator, isPlain }: TextForm,
  edit: ColumnInserted | ColumnRemoved,
): Applied {
  const rows = rowsOf(source.raw, separator, isPlain).map((row): TextRow => {
    const written = row.fields.map(({ from, to }) => source.raw.slice(from, to));
    return { ...row, written, shown: written.map((field) => shownField(source.decode(field))) };
  });
  const changed = (fieldsOf: (row: TextRow) => readonly string[]) =>
    source.bytesOf(
      joined(
        rows.map((row) => fieldsOf(row).join(separator)),
        rows.map(({ end }) => end),
      ),
    );
  return edit.kind === 'insert-column'
    ? withColumn(bytes, source, edit, changed)
    : withoutColumn(bytes, rows, source, edit, changed);
}

type Changed = (fieldsOf: (row: TextRow) => readonly string[]) => Uint8Array;

function withColumn(bytes: Uint8Array, source: TextSource, edit: ColumnInserted, changed: Changed): Applied {
  const { file, column, cells = [], lines, restored } = edit;
  const inverse: ColumnRemoved = {
    ...{ kind: 'remove-column', file, column },
    before: cells.map(({ line, text }) => ({ line: lineAfter(edit, line) ?? line, text })),
    ...(lines && { lines }),
  };
  const [whole] = restored?.parts ?? [];
  if (whole && isUntouched(whole, bytes)) return { bytes: partBefore(whole), inverse: [inverse] };
  const texts = new Map(cells.map(({ line, text, written }) => [line, source.encode(written ?? text) ?? '']));
  const now = changed(({ line, written, from, to }) => {
    const own = texts.get(line);
    // rows that end before the column have no field more, and blank lines stay blank
    if (own === undefined && (from === to || written.length < column - 1)) return written;
    return written.toSpliced(column - 1, 0, own ?? '');
  });
  return { bytes: now, inverse: [inverse] };
}

function withoutColumn(
  bytes: Uint8Array,
  rows: readonly TextRow[],
  source: TextSource,
  edit: ColumnRemoved,
  changed: Changed,
): Applied {
  const { file, lines } = edit;
  const column = edit.column - 1;
  const width = widthOf(rows.map(({ shown: fields }) => ({ fields })));
  if (rows.every(({ fields }) => fields.length === 1)) throw onlyColumn(file);
  const takenOf = ({ line, shown }: TextRow) => cellTaken({ line, fields: shown, column, width }, lines);
  const own = rows.filter((row) => takenOf(row) === column);
  checkColumn(edit, own);
  const now = changed((row) => (row.from === row.to ? row.written : row.written.toSpliced(takenOf(row), 1)));
  const cells = own.flatMap(({ line, written, shown }): ColumnCell[] => {
    const [field, text] = [written[column], shown[column]];
    if (field === undefined || text === undefined) return [];
    return [{ line: lineAfter(edit, line) ?? line, text, written: source.decode(field) }];
  });
  return {
    bytes: now,
    inverse: [
      {
        ...{ kind: 'insert-column', file, column: edit.column, cells },
        ...(lines && { lines }),
        restored: { parts: [keptPart('', bytes, now)] },
      },
    ],
  };
}

/** What somebody has written into the column since is not taken out with it. */
function checkColumn({ file, column, before }: ColumnRemoved, rows: readonly TextRow[]): void {
  const expected = new Map(before.map(({ line, text }) => [line, shownText(text)]));
  const conflicts = rows.flatMap(({ line, shown }): Conflict[] => {
    const [stands, wanted] = [shown[column - 1] ?? '', expected.get(line) ?? ''];
    return stands === wanted ? [] : [{ file, line, column, expected: wanted, stands }];
  });
  if (conflicts.length > 0) throw new EditConflict(conflicts);
}

function onlyColumn(file: string) {
  return refusedEdit(
    'only-column',
    { zh: '只有这一列，不能删', en: 'There is no other column, so it can’t be taken out' },
    { file },
    {
      zh: '不要这张表，从文件夹里删掉它的文件。',
      en: 'To be rid of the table, delete its file from the folder.',
    },
  );
}
