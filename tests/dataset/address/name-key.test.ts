import { expect, test } from 'vitest';
import { nameAlone } from '../../../src/dataset/address/name-key.js';

test.each([
  ['三、固定资产投资', '固定资产投资'],
  ['其中：工业投资', '工业投资'],
  ['（一）税收收入', '税收收入'],
  ['#西服', '西服'],
  ['1.增值税[^增值税]', '增值税'],
  // what is left would be another name, or none
  ['一、二级公路里程', '一、二级公路里程'],
  ['2.5级以上地震', '2.5级以上地震'],
  ['其中', '其中'],
  ['第一产业', '第一产业'],
])('%s is called %s where it stands alone', (name, alone) => {
  expect(nameAlone(name)).toBe(alone);
});
