import { describe, expect, test } from 'vitest';
import { applyEdit, type Edit } from '../../../src/editing/index.js';
import * as acts from '../../../src/studio/page/tables/acts.js';
import { SheetModel } from '../../../src/studio/page/tables/model.js';

const TABLE = '项目,投资,说明\n甲,1,"两\n行"\n乙,2,\n丙,3,\n';

/** What the model holds, and the file after the same edits: they are to be the same. */
class Both {
  readonly model = modelOf(TABLE);
  private bytes: Uint8Array = Buffer.from(TABLE);

  do({ edits }: { readonly edits: readonly Edit[] }): void {
    for (const edit of edits) this.bytes = applyEdit(this.bytes, edit).bytes ?? Buffer.alloc(0);
  }

  get texts(): string[][] {
    const rows = Array.from({ length: this.model.rowCount }, (_, row) => row);
    return rows.map((row) => [0, 1, 2].map((column) => this.model.text({ row, column })));
  }

  get lines(): number[] {
    return Array.from({ length: this.model.rowCount }, (_, row) => this.model.line(row));
  }

  get inFile(): Both {
    const other = new Both();
    return Object.assign(other, { model: modelOf(Buffer.from(this.bytes).toString()) });
  }
}

/** A file of a few fields, of which only the last of a row may be quoted. */
function modelOf(text: string): SheetModel {
  const rows: { line: number; fields: string[] }[] = [];
  let line = 1;
  for (const whole of text.match(/(?:"[^"]*"|[^\n"])+/g) ?? []) {
    rows.push({ line, fields: whole.split(',').map((field) => field.replaceAll('"', '')) });
    line += whole.split('\n').length;
  }
  return new SheetModel({ key: 'a.csv', file: 'a.csv', version: '', changes: 0, isEditable: true, rows });
}

const block = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
const at = (row: number, column: number) => ({ active: { row, column }, corner: { row, column } });

describe('what is done to the cells of a table is done to its file too', () => {
  test.each<[string, (model: SheetModel) => acts.Act]>([
    ['a cell typed', (model) => acts.type(model, { row: 2, column: 1 }, '2.5')],
    ['a cell behind the last row', (model) => acts.type(model, { row: 4, column: 0 }, '丁')],
    ['cells emptied', (model) => acts.clear(model, block(1, 1, 2, 2))],
    ['a block pasted over the end', (model) => acts.paste(model, at(3, 0), '丙\t4\n丁\t5\n戊\t6')],
    ['filled down', (model) => acts.fillDown(model, block(1, 0, 3, 1))],
    ['filled from above', (model) => acts.fillDown(model, block(2, 1, 2, 1))],
    ['a column put in', (model) => ({ edits: model.insertColumn(1) })],
    ['drawn on', (model) => acts.fillOn(model, block(1, 1, 2, 1), block(1, 1, 3, 1))],
    ['a row inserted', (model) => acts.insertRow(model, at(2, 0))],
    ['rows removed', (model) => acts.removeRows(model, block(1, 0, 2, 0))],
    ['a row moved down', (model) => acts.moveRows(model, at(1, 0), true)],
    ['a row moved up', (model) => acts.moveRows(model, at(3, 0), false)],
  ])('%s', (_, act) => {
    const both = new Both();
    both.do(act(both.model));
    expect(both.texts).toEqual(both.inFile.texts);
    expect(both.lines).toEqual(both.inFile.lines);
  });

  test('the heads are neither removed nor moved over', () => {
    const both = new Both();
    expect(acts.removeRows(both.model, block(0, 0, 0, 2)).edits).toEqual([]);
    expect(acts.moveRows(both.model, at(1, 0), false).edits).toEqual([]);
  });

  test('what stands there already is no edit', () => {
    const both = new Both();
    expect(acts.type(both.model, { row: 1, column: 1 }, '1').edits).toEqual([]);
  });
});
