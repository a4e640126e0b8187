import { expect, test } from 'vitest';
import { ungarbled } from '../../../src/dataset/table/garbled.js';

const HEADERS = ['编号', '指标', '分组', '出处', '原文'];

test.each([
  ['缂栧彿', '编号'],
  ['ç¼–å\u008f·', '编号'],
  ['ç¼–å·', '编号'],
  ['鍘熸枃', '原文'],
])('%s was %s, opened in another encoding than UTF-8', (written, meant) => {
  expect(ungarbled(written, HEADERS)).toBe(meant);
});

test.each(['编号', '序号', '', '2021年实绩', 'id', '???'])('%s is not garbled', (written) => {
  expect(ungarbled(written, HEADERS)).toBeUndefined();
});
