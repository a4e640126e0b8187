import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EditsDone } from '../../../src/studio/wire/edits.js';
import type { DiagnosticState } from '../../../src/studio/wire/pack.js';
import type { SheetNotes, SheetState } from '../../../src/studio/wire/tables.js';
import { ask, type Opened, openedStudio, pageHeaders } from '../support/opened.js';

let opened: Opened;
let headers: Record<string, string>;
let table: string;

beforeAll(async () => {
  opened = await openedStudio();
  headers = await pageHeaders(opened);
  table = join(opened.data, 'projects.csv');
});

afterAll(() => opened.close());

let number = 0;

async function post(path: string, body: object) {
  const sent = { id: `change ${number++}`, by: '王敏', ...body };
  const { status, body: answer } = await ask(opened.port, path, {
    method: 'POST',
    headers,
    body: JSON.stringify(sent),
  });
  return { status, answer: JSON.parse(answer.toString()) };
}

async function cell(line: number, column: number): Promise<string> {
  const { body } = await ask(opened.port, '/api/tables/sheet?key=projects.csv', { headers });
  const { rows } = JSON.parse(body.toString()) as SheetState;
  return rows.find((row) => row.line === line)?.fields[column - 1] ?? '';
}

const change = (after: string, before: string, file = 'projects.csv') => ({
  edits: [{ kind: 'cells', file, cells: [{ line: 2, column: 2, before, after }] }],
});

describe('changes of files', () => {
  test('are written at once, undone and done again', async () => {
    const before = await readFile(table);
    const was = await cell(2, 2);
    const { answer } = await post('/api/edits', change('新名称', was));
    expect((answer as EditsDone).undo).toBe(1);
    expect(await cell(2, 2)).toBe('新名称');
    expect((await post('/api/edits/undo', {})).answer).toMatchObject({ undo: 0, redo: 1 });
    expect(await readFile(table)).toEqual(before);
    expect((await post('/api/edits/redo', {})).answer).toMatchObject({ undo: 1, redo: 0 });
    expect(await cell(2, 2)).toBe('新名称');
    await post('/api/edits/undo', {});
  });

  test('are foreseen with all that would refer to nothing, and nothing is written', async () => {
    const before = await readFile(table);
    const { body } = await ask(opened.port, '/api/tables/sheet?key=projects.csv', { headers });
    const { rows } = JSON.parse(body.toString()) as SheetState;
    const texts = rows.map(({ line, fields }) => ({ line, text: fields[4] ?? '' }));
    const removed = { kind: 'remove-column', file: 'projects.csv', column: 5, before: texts };
    const { answer } = await post('/api/edits/foreseen', { edits: [removed] });
    const errors = answer as DiagnosticState[];
    expect(errors.length).toBeGreaterThan(1);
    expect(errors.every(({ message }) => message.zh.includes('投资（亿元）'))).toBe(true);
    expect((await post('/api/edits/foreseen', { edits: [{ ...removed, before: [] }] })).status).toBe(409);
    expect((await post('/api/edits/foreseen', { edits: [{ ...removed, file: '../x.csv' }] })).status).toBe(
      400,
    );
    expect((await post('/api/edits/foreseen', change('甲', await cell(2, 2)))).answer).toEqual([]);
    expect(await readFile(table)).toEqual(before);
  });

  test('are made once, however often the page sends them', async () => {
    const was = await cell(2, 2);
    const sent = { id: 'the same', ...change('一次', was) };
    expect((await post('/api/edits', sent)).status).toBe(200);
    expect((await post('/api/edits', sent)).status).toBe(200);
    expect((await post('/api/edits/undo', {})).answer).toMatchObject({ undo: 0 });
  });

  test('are refused where something else stands there by now, which is told', async () => {
    const was = await cell(2, 2);
    const { status, answer } = await post('/api/edits', change('丢不得', '早就没有了'));
    expect(status).toBe(409);
    expect(answer.conflicts).toMatchObject([{ line: 2, column: 2, stands: was }]);
    expect(await cell(2, 2)).toBe(was);
  });

  test('are undone by whom they were made', async () => {
    const was = await cell(2, 2);
    await post('/api/edits', { ...change('陈的', was), by: '陈莉' });
    expect((await post('/api/edits/undo', { by: '王敏' })).status).toBe(409);
    expect((await post('/api/edits/undo', { by: '陈莉' })).status).toBe(200);
    expect(await cell(2, 2)).toBe(was);
  });

  test('can be undone after a restart too', async () => {
    const was = await cell(2, 2);
    await post('/api/edits', change('重启前', was));
    await opened.studio.studio.openPack(opened.data);
    expect((await post('/api/edits/undo', {})).status).toBe(200);
    expect(await cell(2, 2)).toBe(was);
  });
});

describe('of two who work on one table', () => {
  const seen = async () => {
    const { body } = await ask(opened.port, '/api/tables/sheet?key=projects.csv', { headers });
    return (JSON.parse(body.toString()) as SheetState).changes;
  };
  const row = (line: number) => ({ kind: 'insert-rows', file: 'projects.csv', line, rows: [['', '插入行']] });
  const cells = (line: number, before: string, after: string) => ({
    edits: [{ kind: 'cells', file: 'projects.csv', cells: [{ line, column: 6, before, after }] }],
  });

  test('the last wins the cell, and is told what stood there; the other has it in its past and can have it back', async () => {
    const [count, was] = [await seen(), await cell(2, 6)];
    await post('/api/edits', { ...cells(2, was, '61'), by: '陈莉', seen: count });
    const { status, answer } = await post('/api/edits', { ...cells(2, was, '62'), seen: count });
    expect(status).toBe(200);
    expect(answer.over).toMatchObject({ by: '王敏', cells: [{ stands: '61', by: '陈莉', after: '62' }] });
    expect(await cell(2, 6)).toBe('62');
    await post('/api/edits/undo', {});
    expect(await cell(2, 6)).toBe('61');
    await post('/api/edits/undo', { by: '陈莉' });
  });

  test('who types where she has undone something, before she sees what then stands there, is told nothing', async () => {
    const was = await cell(2, 6);
    await post('/api/edits', cells(2, was, '65'));
    const count = await seen();
    await post('/api/edits/undo', {});
    const { status, answer } = await post('/api/edits', { ...cells(2, '65', '66'), seen: count });
    expect([status, answer.over]).toEqual([200, undefined]);
    expect(await cell(2, 6)).toBe('66');
    await post('/api/edits/undo', {});
    expect(await cell(2, 6)).toBe(was);
  });

  test('the cell that is meant is found where rows were put in above it meanwhile', async () => {
    const [count, was] = [await seen(), await cell(3, 6)];
    await post('/api/edits', { edits: [row(2)], by: '陈莉' });
    const { status } = await post('/api/edits', { ...cells(3, was, '71'), seen: count });
    expect(status).toBe(200);
    expect([await cell(3, 6), await cell(4, 6)]).toEqual([await cell(3, 6), '71']);
    expect((await post('/api/edits/undo', { by: '陈莉' })).status).toBe(200);
    expect(await cell(3, 6)).toBe('71');
    // and undone where it stands by now
    expect((await post('/api/edits/undo', {})).status).toBe(200);
    expect(await cell(3, 6)).toBe(was);
  });

  test('nothing is written where the row was taken out, be it that the next says the same', async () => {
    await post('/api/edits', { edits: [row(3), row(3)] });
    const count = await seen();
    const taken = { kind: 'remove-rows', file: 'projects.csv', line: 3, before: [['', '插入行']] };
    await post('/api/edits', { edits: [taken], by: '陈莉' });
    const { status, answer } = await post('/api/edits', { ...cells(3, '', '81'), seen: count });
    expect(status).toBe(409);
    expect(answer.conflicts).toEqual([{ file: 'projects.csv', line: 3, column: 6, expected: '' }]);
    expect(await cell(3, 6)).toBe('');
    await post('/api/edits/undo', { by: '陈莉' });
    expect((await post('/api/edits/undo', {})).status).toBe(200);
  });

  test('what another program has written is asked about, and written over by who is sure', async () => {
    const [count, was] = [await seen(), await cell(2, 6)];
    const text = await readFile(table, 'utf8');
    await writeFile(table, text.replace(`,${was},`, ',63,'));
    expect((await post('/api/edits', { ...cells(2, was, '64'), seen: count })).status).toBe(409);
    const { answer } = await post('/api/edits', { ...cells(2, was, '64'), seen: count, isSure: true });
    expect(answer.over).toMatchObject({ cells: [{ stands: '63', after: '64' }] });
    expect(await cell(2, 6)).toBe('64');
    await writeFile(table, text);
  });

  test('a text that another has changed is asked about too, and written over by who is sure', async () => {
    const value = (before: string, after: string) => {
      return { edits: [{ kind: 'value', file: 'pack.yaml', path: ['issuer'], before, after }] };
    };
    const pack = await readFile(join(opened.data, 'pack.yaml'), 'utf8');
    const [, was = ''] = /^issuer: (.*)$/m.exec(pack) ?? [];
    await post('/api/edits', { ...value(was, '陈的'), by: '陈莉' });
    const { status, answer } = await post('/api/edits', value(was, '王的'));
    expect([status, answer.conflicts[0]?.stands]).toEqual([409, '陈的']);
    expect((await post('/api/edits', { ...value(was, '王的'), isSure: true })).status).toBe(200);
    expect(await readFile(join(opened.data, 'pack.yaml'), 'utf8')).toContain('issuer: 王的');
    await post('/api/edits/undo', {});
    await post('/api/edits/undo', { by: '陈莉' });
    expect(await readFile(join(opened.data, 'pack.yaml'), 'utf8')).toBe(pack);
  });

  test('a cell is found behind a column that was put in meanwhile', async () => {
    const [count, was] = [await seen(), await cell(2, 6)];
    const column = { kind: 'insert-column', file: 'projects.csv', column: 3 };
    await post('/api/edits', { edits: [column], by: '陈莉' });
    expect((await post('/api/edits', { ...cells(2, was, '95'), seen: count })).status).toBe(200);
    expect([await cell(2, 6), await cell(2, 7)]).toEqual([await cell(2, 6), '95']);
    await post('/api/edits/undo', {});
    await post('/api/edits/undo', { by: '陈莉' });
    expect(await cell(2, 6)).toBe(was);
  });

  test('a page’s own changes before are in what it has seen, its later ones are not', async () => {
    const [count, was] = [await seen(), await cell(2, 6)];
    const rowFirst = { edits: [row(2)], id: 'page.1', seen: count };
    expect((await post('/api/edits', rowFirst)).status).toBe(200);
    const { status } = await post('/api/edits', { ...cells(3, was, '91'), id: 'page.2', seen: count });
    expect([status, await cell(3, 6)]).toEqual([200, '91']);
    await post('/api/edits/undo', {});
    await post('/api/edits/undo', {});
    expect(await cell(2, 6)).toBe(was);
  });
});

describe('what is told of cells', () => {
  const notes = async () => {
    const { body } = await ask(opened.port, '/api/tables/notes?key=projects.csv', { headers });
    return JSON.parse(body.toString()) as SheetNotes;
  };

  test('that they have changed since the version issued last, and what they were', async () => {
    const body = JSON.stringify({ by: '王敏', note: '' });
    const issue = async () =>
      (await ask(opened.port, '/api/issues', { method: 'POST', headers, body })).status;
    // none is issued before what the tests before have left half done is built
    await expect.poll(issue, { timeout: 30_000 }).toBe(200);
    await post('/api/edits', {
      edits: [
        { kind: 'cells', file: 'projects.csv', cells: [{ line: 2, column: 6, before: '52', after: '53' }] },
      ],
    });
    await expect
      .poll(async () => (await notes()).marks.filter(({ kind }) => kind === 'change'))
      .toEqual([
        {
          kind: 'change',
          line: 2,
          column: 6,
          message: { zh: '第1版 52 → 现在 53', en: '52 in issue 1, now 53' },
        },
      ]);
  });

  test('what is wrong with them, though there are no new pages', async () => {
    await post('/api/edits', {
      edits: [
        {
          kind: 'cells',
          file: 'projects.csv',
          cells: [{ line: 1, column: 2, before: '项目', after: '工程' }],
        },
      ],
    });
    await expect.poll(async () => (await notes()).marks.some(({ kind }) => kind === 'error')).toBe(true);
    await post('/api/edits/undo', {});
    await expect.poll(async () => (await notes()).marks.some(({ kind }) => kind === 'error')).toBe(false);
  });
});

describe('no change goes out of the data folder', () => {
  test.each(['../else.csv', '/etc/passwd.csv', '.briefing/journal.jsonl', 'a/../../b.csv', 'C:\\b.csv'])(
    'by a path: %s',
    async (file) => {
      expect((await post('/api/edits', change('a', '', file))).status).toBe(400);
    },
  );

  test.each(['run.exe', 'notes/a.csv', 'start.cmd'])('nor to what is no data: %s', async (file) => {
    expect((await post('/api/edits', change('a', '', file))).status).toBe(403);
  });

  test('nor by a link', async () => {
    const outside = join(opened.data, '..', 'outside.csv');
    await writeFile(outside, 'a,b\nc,d\n');
    await symlink(outside, join(opened.data, 'linked.csv'));
    expect((await post('/api/edits', change('e', 'd', 'linked.csv'))).status).toBe(403);
    expect(await readFile(outside, 'utf8')).toBe('a,b\nc,d\n');
  });

  test.each([
    {},
    { edits: [] },
    { edits: 'a' },
    { edits: [{ kind: 'cells' }] },
    { ...change('a', 'b'), id: 5 },
  ])('nor anything that is no change', async (body) => {
    expect((await post('/api/edits', body)).status).toBe(400);
  });
});
