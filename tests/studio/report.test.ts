import { expect, test } from 'vitest';
import { Session } from '../../src/app/watch/session.js';
import { openProject } from '../../src/core/project.js';
import { memoryWorld } from '../../src/core/world/memory-world.js';
import { PreviewModel } from '../../src/studio/preview/model.js';
import { world } from '../support/world.js';

const FILES = {
  'pack.yaml': 'title: 政府工作报告\nissuer: 甲县人民政府\ndate: 2022-01-08\n',
  'indicators.csv': '编号,指标,单位,2021年实绩,出处,原文\ngdp,地区生产总值,%,8.5%,一,地区生产总值增长8.5%\n',
  'report/报告.txt': '政府工作报告\n各位代表：\n去年，地区生产总值增长8.5%，投资增长9%。\n',
};

test('a click on a figure of the report leads to its cell, one on the text to its paragraph', async () => {
  const files = new Map(
    Object.entries(FILES).map(([name, text]) => [`/data/jia/${name}`, Buffer.from(text)]),
  );
  const project = openProject(memoryWorld({ files, installation: world.installation }), {
    dataFolder: '/data/jia',
    workingFolder: '/data',
  });
  const session = new Session(project, { onOutcome: () => {}, build: { edition: 'report' } });
  await session.start();
  const model = new PreviewModel([session]);
  const { version, figures } = model.items('jia-report') ?? { version: '', figures: [] };
  const sourceOf = async (text: string) => {
    const item = figures.findLast((one) => one.text.includes(text));
    return model.sourceOfFigure('jia-report', version, item?.index ?? -1);
  };
  expect(await sourceOf('8.5%')).toMatchObject({
    kind: 'row',
    place: { file: 'jia/indicators.csv', line: 2 },
    cells: expect.arrayContaining([{ name: '2021年实绩', text: '8.5%', isMeant: true }]),
  });
  expect(await sourceOf('投资增长')).toMatchObject({
    kind: 'lines',
    place: { file: 'jia/report/报告.txt', line: 3 },
    cells: [{ text: '去年，地区生产总值增长8.5%，投资增长9%。' }],
  });
  await session.close();
});
