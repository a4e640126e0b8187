import { expect, it } from 'vitest';
import { projectMentions } from '../../src/importing/tables/project-mentions.ts';

const read = (text: string) =>
  projectMentions(text).map(
    ({ nameFrom, nameTo, digits, unit }) => `${text.slice(nameFrom, nameTo)} ${digits}${unit}`,
  );

it.each([
  ['总投资20亿元的青山光电项目开工。', ['青山光电项目 20亿元']],
  [
    '投资5亿元青山颜料项目落户，投资3亿元建设城北污水处理厂二期工程。',
    ['青山颜料项目 5亿元', '城北污水处理厂二期工程 3亿元'],
  ],
  [
    '总投资12亿元的华谊新材料项目、8.5亿元的远东电缆项目开工。',
    ['华谊新材料项目 12亿元', '远东电缆项目 8.5亿元'],
  ],
  ['华电风电项目（总投资30亿元）并网。', ['华电风电项目 30亿元']],
  ['其中恒力化纤项目，总投资102亿元。', ['恒力化纤项目 102亿元']],
  ['投资2600万元的中心敬老院项目竣工。', ['中心敬老院项目 2600万元']],
])('finds the projects of a sentence by what they cost: %s', (text, projects) => {
  expect(read(text)).toEqual(projects);
});

it.each([
  '实施总投资629亿元的60个重点项目。',
  '重点项目总投资937亿元，政府性建设项目总投资8亿元。',
  '签约项目24个、总投资133亿元，完成投资156亿元。',
  '工业投资52亿元，项目开工。',
  '引进总投资10亿元以上的项目9个。',
  '建成总投资14亿元的17个防洪补短板项目。',
])('takes no kind of projects for one: %s', (text) => {
  expect(read(text)).toEqual([]);
});
