import { describe, expect, test } from 'vitest';
import { readForm } from '../../../src/server/sent/form.js';
import { encoded } from '../../support/encoded.js';

const limits = { files: 3, unpackedBytes: 1000, pages: 10 };
const TYPE = 'multipart/form-data; boundary="b o"';

type Part = readonly [disposition: string | Uint8Array, content: string];

function form(...parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(([disposition, content]) => [
    Buffer.from('--b o\r\nContent-Disposition: '),
    Buffer.from(disposition as string),
    Buffer.from(`\r\n\r\n${content}\r\n`),
  ]);
  return Buffer.concat([...pieces, Buffer.from('--b o--\r\n')]);
}

const read = (...parts: readonly Part[]) => readForm(form(...parts), TYPE, limits);
const outcome = (body: Buffer) => {
  try {
    return readForm(body, TYPE, limits);
  } catch (problem) {
    return problem;
  }
};

describe('a form', () => {
  test('has files by name and fields that are settings', () => {
    const { settings, groups } = read(
      ['form-data; name="files"; filename="pack.yaml"', 'title: 材料\r\n--b'],
      ['form-data; name="edition"', 'brief'],
      ['form-data; name="earlier"; filename="a.csv"', ''],
      ['form-data; name="files"; filename=""', ''],
    );
    expect([...settings]).toEqual([['edition', 'brief']]);
    expect(
      [...(groups.get('files') ?? [])].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
    ).toEqual([['pack.yaml', 'title: 材料\r\n--b']]);
    expect([...(groups.get('earlier') ?? [])].map(([name]) => name)).toEqual(['a.csv']);
  });

  test.each<[string, string | Uint8Array]>([
    ['as it is', 'form-data; name=files; filename="主要指标.csv"'],
    ['with its encoding', `form-data; name=files; filename*=utf-8''%E4%B8%BB%E8%A6%81%E6%8C%87%E6%A0%87.csv`],
    [
      'both ways, as .NET does',
      `form-data; name=files; filename="=?utf-8?B?5Li7?="; filename*=utf-8''%E4%B8%BB%E8%A6%81%E6%8C%87%E6%A0%87.csv`,
    ],
    ['in GBK, as old browsers do', encoded('form-data; name=files; filename="主要指标.csv"', 'gb18030')],
  ])('may write the name of a file %s', (_, disposition) => {
    expect([...(read([disposition, 'x']).groups.get('files')?.keys() ?? [])]).toEqual(['主要指标.csv']);
  });

  test.each([
    ['no boundary', Buffer.from('pack.yaml')],
    ['no end', form(['form-data; name=a; filename=a', 'x']).subarray(0, -9)],
    ['a part without a name', form(['form-data', 'x'])],
    ['a part that is no field', form(['attachment; name=a', 'x'])],
    ['a name that leads out', form(['form-data; name=a; filename="../a.csv"', 'x'])],
    ['a file twice', form(['form-data; name=a; filename=a', 'x'], ['form-data; name=b; filename=a', 'x'])],
    ['a field twice', form(['form-data; name=a', 'x'], ['form-data; name=a', 'x'])],
  ])('is refused that has %s', (_, body) => {
    expect(outcome(body)).toMatchObject({ name: 'Refusal', status: 400 });
  });

  test('is refused that has too many files', () => {
    const parts = Array.from(
      { length: 4 },
      (_, index): Part => [`form-data; name=a; filename=${index}`, 'x'],
    );
    expect(outcome(form(...parts))).toMatchObject({ status: 413 });
  });
});
