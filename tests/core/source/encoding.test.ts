import { describe, expect, test } from 'vitest';
import { decodeSource, decodeText } from '../../../src/core/source/encoding.js';
import { guessEncoding } from '../../../src/core/source/recognise.js';
import { type EncodedAs, encoded } from '../../support/encoded.js';
import { processorTime } from '../../support/processor-time.js';

const samples: readonly (readonly [EncodedAs, string])[] = [
  ['gb18030', '编号,指标\n'],
  ['gb18030', '编号,名词,释义,出处\ng1,林下经济,依托林地资源和森林环境发展的种植、养殖,注释1\n'],
  ['gb18030', 'title: 国民经济和社会发展计划报告\nissuer: 某某县人民政府\n'],
  ['gb18030', '编号,项目,分组\na,鄱阳湖隰县黟县涿州污水处理,已开工\n'],
  ['big5', '編號,指標,分組,單位,2021年實績\ngdp,地區生產總值,綜合,億元,106.2\n'],
  ['big5', '縣市別,所得總額,稅額\n臺北市,1200,34\n高雄市,800,20\n'],
  ['big5', '鄉鎮市區,人口數,戶數\n板橋區,553207,215402\n'],
  ['shift_jis', '都道府県,市区町村,人口,世帯数\n東京都,千代田区,63000,35000\n'],
  ['shift_jis', '項目の名称,このファイルについて\n'],
  ['euc-kr', '시군구,인구수,세대수\n서울특별시 종로구,140000,73000\n'],
  ['euc-kr', '번호,이름,주소\n'],
];

describe('a file that does not say its encoding', () => {
  test.each(samples)('in %s is read as such: %j', (encoding, text) => {
    const bytes = encoded(text, encoding);
    expect(decodeText(bytes)).toEqual({ text, guess: { encoding, isSure: true } });
    const codes = decodeSource('a.csv', bytes).found.map(({ code }) => code);
    expect(codes).toEqual(encoding === 'gb18030' ? [] : ['foreign-encoding']);
  });

  test('is told from its beginning, however long it is', () => {
    const line = '鄉鎮市區,人口數,戶數\n';
    const bytes = encoded(line.repeat(200_000), 'big5');
    const spentMs = processorTime();
    expect(guessEncoding(bytes)).toEqual({ encoding: 'big5', isSure: true });
    expect(spentMs()).toBeLessThan(1000);
  });

  test('is read as GB18030 where too little of it tells, and a warning says so', () => {
    const { value, found } = decodeSource('a.csv', new Uint8Array([0x61, 0x2c, 0xe9, 0xa1, 0x0a]));
    expect(value?.text).toMatch(/^a,.\n$/);
    expect(found.map(({ code }) => code)).toEqual(['doubtful-encoding']);
  });

  test.each(['utf16le', 'swapped'])('in UTF-16 (%s) is known by its zero bytes', (order) => {
    const text = '编号,一\na,1\n';
    const bytes = Buffer.from(text, 'utf16le');
    expect(decodeText(order === 'swapped' ? bytes.swap16() : bytes)).toEqual({ text });
  });

  test('of figures alone is known in UTF-16 too', () => {
    expect(decodeText(Buffer.from('a,b\n1,2\n', 'utf16le'))).toEqual({ text: 'a,b\n1,2\n' });
  });

  test.each(['编号,一\u0000\n12', 'a,b\u0000\n1,2,'])('%j is not taken for UTF-16', (text) => {
    const { value, found } = decodeSource('a.csv', Buffer.from(text));
    expect([value, found.map(({ code }) => code)]).toEqual([undefined, ['control-character']]);
  });

  test('that breaks off is told with its line, as its own encoding counts it', () => {
    const bytes = encoded('编号,指标\n一,二\n三,', 'gb18030');
    expect(decodeText(new Uint8Array([...bytes, 0xb0]))).toEqual({ brokenLine: 3 });
  });
});
