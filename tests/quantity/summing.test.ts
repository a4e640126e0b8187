import { expect, test } from 'vitest';
import { isRate } from '../../src/quantity/summing.js';

test.each([
  ['城镇化率', '%'],
  ['出生率', '‰'],
  ['同比', '个百分点'],
  ['居民消费价格指数（上年=100）', undefined],
  ['人均可支配收入', '元'],
  ['平均工资', '元'],
  ['单价', '元/吨'],
  ['人口密度', '人/平方公里'],
  ['每千人床位', '张'],
  ['医生', '人/千人'],
  ['全省排名', '位'],
  ['年平均气温', '℃'],
  ['倍数', '倍'],
  ['亩单产', undefined],
  ['水稻亩产', '公斤'],
])('%s（%s） adds up to nothing', (title, unit) => {
  expect(isRate({ title, ...(unit !== undefined && { unit }) })).toBe(true);
});

test.each([
  ['投资', '亿元'],
  ['装机功率', '万千瓦'],
  ['用地', '亩'],
  ['比上年增加', '亿元'],
  ['床位', '张'],
  ['亩产值', '万元'],
  ['用电量', 'kW·h'],
  ['货物周转量', '吨公里'],
])('%s（%s） adds up', (title, unit) => expect(isRate({ title, unit })).toBe(false));
