import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/core/source/encoding.ts';
import { editedCsv } from '../../src/editing/csv/batch.ts';
import { applyEdit, type Edit, EditConflict } from '../../src/editing/index.ts';
import { readCsv } from '../../src/input/readers/csv.ts';
import { cases } from '../support/daily.ts';
import { encoded } from '../support/encoded.ts';

const utf8 = (text: string) => Buffer.from(text);
const cell = (line: number, column: number, before: string, after: string): Edit => ({
  kind: 'cells',
  file: 'a.csv',
  cells: [{ line, column, before, after }],
});
const applied = (bytes: Uint8Array, edit: Edit) => applyEdit(bytes, edit).bytes ?? Buffer.alloc(0);
const edited = (text: string, edit: Edit) => Buffer.from(applied(utf8(text), edit)).toString();

const TABLE = '编号,指标,2024年\r\ngdp,地区生产总值,"1,062"\r\ninv,"固定资产\n投资",325.2\r\n';

describe('a cell of a CSV file', () => {
  it('changes alone: every other byte stays', () => {
    expect(edited(TABLE, cell(2, 3, '1,062', '1,070'))).toBe(TABLE.replace('1,062', '1,070'));
    expect(edited(TABLE, cell(3, 3, '325.2', '326'))).toBe(TABLE.replace('325.2', '326'));
  });

  it('stays in quotes where it was, and is put in quotes where it must', () => {
    expect(edited('a,"b"\n', cell(1, 2, 'b', 'c'))).toBe('a,"c"\n');
    expect(edited('a,b\n', cell(1, 2, 'b', 'c,"d"'))).toBe('a,"c,""d"""\n');
  });

  it('keeps the spaces before a name, which tell its level', () => {
    expect(edited('指标,值\n  其中：工业,1\n', cell(2, 1, '其中：工业', '其中：农业'))).toBe(
      '指标,值\n  其中：农业,1\n',
    );
  });

  it('is text to a spreadsheet program, whatever is typed', () => {
    expect(edited('a,b\n', cell(1, 2, 'b', '=HYPERLINK("x")'))).toBe('a,"\'=HYPERLINK(""x"")"\n');
    expect(edited('a,b\n', cell(1, 2, 'b', '-12.5%'))).toBe('a,-12.5%\n');
  });

  it('may stand behind the last row or column', () => {
    expect(edited('a,b\n1\n', cell(2, 3, '', 'x'))).toBe('a,b\n1,,x\n');
    expect(edited('a,b\n1,2', cell(4, 2, '', 'x'))).toBe('a,b\n1,2\n\n,x');
  });

  it('is left alone where something else stands there, and what stands is told', () => {
    expect(() => applied(utf8(TABLE), cell(2, 3, '1,061', '1,070'))).toThrow(EditConflict);
    try {
      applied(utf8(TABLE), cell(2, 3, '1,061', '1,070'));
    } catch (problem) {
      expect((problem as EditConflict).conflicts).toEqual([
        { file: 'a.csv', line: 2, column: 3, expected: '1,061', stands: '1,062' },
      ]);
    }
  });

  it('holds no control character, which no reader would take', () => {
    expect(() => applied(utf8(TABLE), cell(2, 3, '1,062', 'a\u0000'))).toThrow(/control/i);
  });
});

describe('the encoding of a CSV file', () => {
  const text = '指标,单位,2024年\n地区生产总值,亿元,1062\n固定资产投资,亿元,325.2\n';
  const files = {
    'utf-8': utf8(text),
    'utf-8 with its mark': utf8(`\ufeff${text}`),
    gb18030: encoded(text, 'gb18030'),
    'utf-16le': Buffer.from(`\ufeff${text}`, 'utf16le'),
    'utf-16be': Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  };
  for (const [name, bytes] of Object.entries(files))
    it(`stays ${name}, whatever is typed`, () => {
      const { bytes: now = Buffer.alloc(0), inverse } = applyEdit(bytes, cell(2, 3, '1062', '𠀀镕€1070'));
      expect(Buffer.from(now.subarray(0, 3))).toEqual(Buffer.from(bytes.subarray(0, 3)));
      expect(decodeText(now)).toMatchObject({ text: expect.stringContaining('亿元,𠀀镕€1070\n固定') });
      expect(Buffer.from(applied(now, inverse[0] as Edit))).toEqual(Buffer.from(bytes));
    });

  it('becomes UTF-8 with its mark where it has no bytes for what is typed', () => {
    const big5 = encoded(
      '指標,單位,二〇二四年\n地區生產總值,億元,1062\n固定資產投資,億元,325.2\n'.replace('〇', '零'),
      'big5',
    );
    const now = applied(big5, cell(2, 3, '1062', '龙€𠀀'));
    expect(Buffer.from(now).toString()).toContain('\ufeff指標');
    expect(Buffer.from(now).toString()).toContain('地區生產總值,億元,龙€𠀀');
  });
});

describe('rows of a CSV file', () => {
  const insert = (line: number, rows: string[][]): Edit => ({
    kind: 'insert-rows',
    file: 'a.csv',
    line,
    rows,
  });

  it('are put in, taken out and moved as they stand', () => {
    expect(edited(TABLE, insert(3, [['new', '新', '1']]))).toBe(TABLE.replace('inv', 'new,新,1\r\ninv'));
    expect(
      edited(TABLE, {
        kind: 'remove-rows',
        file: 'a.csv',
        line: 2,
        before: [['gdp', '地区生产总值', '1,062']],
      }),
    ).toBe('编号,指标,2024年\r\ninv,"固定资产\n投资",325.2\r\n');
    const moved: Edit = {
      kind: 'move-rows',
      file: 'a.csv',
      line: 3,
      to: 2,
      before: [['inv', '固定资产\n投资', '325.2']],
    };
    expect(edited(TABLE, moved)).toBe(
      '编号,指标,2024年\r\ninv,"固定资产\n投资",325.2\r\ngdp,地区生产总值,"1,062"\r\n',
    );
  });

  it('behind the last row end as the file ended', () => {
    expect(edited('a\nb', insert(3, [['c']]))).toBe('a\nb\nc');
    expect(edited('a\nb\n', insert(3, [['c']]))).toBe('a\nb\nc\n');
  });

  it('are not taken out where they are others than expected', () => {
    const remove: Edit = {
      kind: 'remove-rows',
      file: 'a.csv',
      line: 2,
      before: [['gdp', '地区生产总值', '1']],
    };
    expect(() => applied(utf8(TABLE), remove)).toThrow(EditConflict);
  });
});

const field = fc.oneof(
  fc.stringMatching(/^[ab,"\n' 中=-]{0,4}$/),
  fc.constantFrom('', '8.5%', ' 其中', '"', '=1', "'", '\n', 'x"y'),
);
const asWritten = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const rowsArbitrary = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 5,
});
const ending = fc.constantFrom('\n', '\r\n');

function editArbitrary(text: string): fc.Arbitrary<Edit> {
  const { rows } = readCsv({ file: 'a.csv', text: text.replaceAll('\r\n', '\n') }).value;
  const fieldsAt = new Map(rows.map(({ line, fields }) => [line, fields]));
  const lines = rows.map(({ line }) => line);
  const anyLine = fc.constantFrom(...(lines.length > 0 ? lines : [1]));
  const past = text.replaceAll('\r\n', '\n').split('\n').length + 1;
  return fc.oneof(
    fc
      .tuple(anyLine, fc.integer({ min: 1, max: 5 }), field)
      .map(([line, column, after]) => cell(line, column, fieldsAt.get(line)?.[column - 1] ?? '', after)),
    fc
      .tuple(fc.oneof(anyLine, fc.constant(past)), rowsArbitrary)
      .map(([line, own]): Edit => ({ kind: 'insert-rows', file: 'a.csv', line, rows: own })),
    anyLine.map(
      (line): Edit => ({ kind: 'remove-rows', file: 'a.csv', line, before: [fieldsAt.get(line) ?? []] }),
    ),
    fc.tuple(anyLine, anyLine).map(
      ([line, to]): Edit => ({
        kind: 'move-rows',
        file: 'a.csv',
        line,
        to,
        before: [fieldsAt.get(line) ?? []],
      }),
    ),
  );
}

it('every edit is undone to the byte, and done again', () => {
  const file = fc
    .tuple(rowsArbitrary, ending, fc.boolean(), fc.constantFrom('', '\ufeff'))
    .map(([rows, end, isClosed, mark]) => {
      const text = rows.map((fields) => fields.map(asWritten).join(',')).join(end);
      // a blank line at an open end is no line
      return { text: text + (isClosed || /(?:^|\n)\r?\n|^$/.test(text) ? end : ''), mark };
    })
    .filter(
      ({ text }) =>
        text !== '' && readCsv({ file: 'a.csv', text: text.replaceAll('\r\n', '\n') }).found.length === 0,
    );
  const both = file.chain((one) => editArbitrary(one.text).map((edit) => ({ ...one, edit })));
  fc.assert(
    fc.property(both, ({ text, mark, edit }) => {
      const bytes = utf8(mark + text);
      const done = applyEdit(bytes, edit);
      const undone = done.inverse.reduce(
        (all, one) => {
          const { bytes: now, inverse } = applyEdit(all.bytes, one);
          return { bytes: now, again: [...inverse, ...all.again] };
        },
        { bytes: done.bytes, again: [] as Edit[] },
      );
      expect(Buffer.from(undone.bytes ?? []).toString()).toBe(mark + text);
      const redone = undone.again.reduce((now, one) => applyEdit(now, one).bytes, undone.bytes);
      expect(Buffer.from(redone ?? []).toString()).toBe(Buffer.from(done.bytes ?? []).toString());
    }),
    { numRuns: cases(150, 5000) },
  );
});

it('many edits at once keep the encoding and every row that none touches', () => {
  const text = '指标,单位\n"生产总值",亿元\n税收,亿元\n';
  const edits = {
    cells: [{ line: 2, column: 1, text: '万元' }],
    gone: [3],
    added: [{ behind: 2, fields: ['外贸', '亿美元'] }],
    columns: ['备注'],
  };
  const now = editedCsv('a.csv', encoded(text, 'gb18030'), edits);
  expect(Buffer.from(now)).toEqual(
    Buffer.from(encoded('指标,单位,备注\n"生产总值",万元,\n外贸,亿美元\n', 'gb18030')),
  );
});

describe('a CSV file whose cells are apart by something else than commas', () => {
  const table = '地区;户数\r\n甲县;120\r\n乙县;80\r\n';

  it.each([';', '\t'])('keeps that: %j', (separator) => {
    const own = table.replaceAll(';', separator);
    const changed = edited(own, cell(2, 2, '120', `1${separator}"2"`));
    expect(changed).toBe(own.replace('120', `"1${separator}""2"""`));
    expect(
      readCsv({ file: 'a.csv', text: changed.replaceAll('\r\n', '\n') }).value.rows[1]?.fields,
    ).toHaveLength(2);
  });

  it('has as many semicolons in a new row, by which it is told', () => {
    expect(edited(table, { kind: 'insert-rows', file: 'a.csv', line: 3, rows: [['丙县']] })).toBe(
      table.replace('乙', '丙县;\r\n乙'),
    );
    expect(edited(table, cell(4, 1, '', '丙县'))).toBe(`${table}丙县;\r\n`);
  });

  it.each([
    [
      'a bar, which is a part of characters in some encodings',
      table.replaceAll(';', '|'),
      'read-only-format',
    ],
    ['full-width commas', table.replaceAll(';', '，'), 'read-only-format'],
    ['commas for points', table.replace('120', '120,5'), 'read-only-format'],
    ['one sign more in a row', table.replace('120', '120;1'), 'unsure-separator'],
  ])('is left alone where it has %s', (_, text, code) => {
    const problem = (() => {
      try {
        return edited(text, cell(3, 1, '乙县', '丙县'));
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(problem).toMatchObject({ diagnostics: [{ code }] });
  });

  it('is left alone where its columns could not be told apart any more', () => {
    const titled = `收入表\r\n${table}`;
    expect(() => edited(titled, cell(1, 3, '', '单位：户'))).toThrow('could not be told apart any more');
  });
});
