import { describe, expect, test } from 'vitest';
import { readJson } from '../../../src/server/sent/json.js';

const limits = { files: 3, unpackedBytes: 1000, pages: 10 };
const read = (text: string) => readJson(Buffer.from(text), limits);
const textOf = (file: string, content: string) =>
  Buffer.from(
    read(`{"files": {${JSON.stringify(file)}: ${content}}}`)
      .groups.get('files')
      ?.get(file) ?? [],
  ).toString();
const outcome = (text: string) => {
  try {
    return read(text);
  } catch (problem) {
    return problem;
  }
};

describe('a pack as JSON', () => {
  test('has its numbers as they were written', () => {
    expect(textOf('a.csv', '[["指标", "数"], ["产值", 1.10], ["户", 12345678901234567890]]')).toBe(
      '指标,数\r\n产值,1.10\r\n户,12345678901234567890\r\n',
    );
    expect(textOf('pack.yaml', '{"title": "材料", "year": 2026, "share": 1.10}')).toBe(
      'title: 材料\nyear: 2026\nshare: "1.10"\n',
    );
  });

  test('has rows as lists or objects, text, and base64', () => {
    expect(textOf('a.csv', '[{"指标": "产值", "数": 1}, {"数": null}]')).toBe('指标,数\r\n产值,1\r\n,\r\n');
    expect(textOf('a.csv', '"指标,数"')).toBe('指标,数');
    expect(textOf('a.xlsx', '{"base64": "UEs="}')).toBe('PK');
  });

  test('has settings beside the files, and leaves out what is null', () => {
    expect([...read('{"name": "我市😀", "grey": true, "edition": null, "files": {}}').settings]).toEqual([
      ['name', '我市😀'],
      ['grey', 'true'],
    ]);
  });

  test.each([
    '',
    '[]',
    '"a"',
    '{"files": []}',
    '{"files": {"a.csv": 1}}',
    '{"files": {"a.csv": [[[]]]}}',
    '{"files": {"a.csv": [[1], {}]}}',
    '{"files": {"a.xlsx": [[1]]}}',
    '{"files": {"a.xlsx": {"base64": "§"}}}',
    '{"files": {"../a.csv": ""}}',
    '{"files": {"a.csv": "", "a.csv": ""}}',
    '{"edition": {}}',
    `${'['.repeat(100_000)}`,
    '\ufeff{',
  ])('is refused that is %j', (text) => {
    expect(outcome(text)).toMatchObject({ name: 'Refusal', status: 400 });
  });

  test('is refused that is in another encoding', () => {
    expect(() => readJson(Buffer.from([0x7b, 0xff]), limits)).toThrow(/UTF-8/);
  });
});
