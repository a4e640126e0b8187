import { describe, expect, test } from 'vitest';
import type { Document } from '../../../../src/document/tree.js';
import type { Edition } from '../../../../src/edition/model.js';
import { composeParagraph } from '../../../../src/layout/line/compose.js';
import { seeded } from '../../../support/adversarial.js';
import { cases } from '../../../support/daily.js';
import { splitViolations } from '../../../support/line-metrics.js';
import { CHECKOUT, LEPING } from '../../../support/packs.js';
import { randomTable } from '../../../support/random-table.js';
import { documentOfBlocks, documentOfPack, layOut, shippedEdition } from '../../../support/set-document.js';
import { fonts } from '../../../support/typeset.js';

const handout = await shippedEdition('handout');
const brief = await shippedEdition('brief');

/** The paragraphs of a document as lines of text: each cell is one. */
function paragraphsOf(document: Document, edition: Edition): string[][] {
  const { pages } = layOut(document, edition);
  const paragraphs = new Map<object, string[]>();
  for (const mark of pages.flatMap(({ marks }) => marks)) {
    if (mark.kind !== 'line' || !mark.paragraph.isBalanced) continue;
    const text = mark.line.parts.flatMap((part) => part.characters.map((one) => one.text)).join('');
    paragraphs.set(mark.paragraph, [...(paragraphs.get(mark.paragraph) ?? []), text]);
  }
  return [...paragraphs.values()];
}

const MARKS = /[\s、，。．；：？！」』”’）》】①-⑳]/gu;

/** Cells of several lines whose last is a single character (孤字). */
function orphans(cells: readonly string[][]): string[][] {
  return cells.filter(
    (lines) => lines.length > 1 && [...(lines.at(-1) ?? '').replace(MARKS, '')].length === 1,
  );
}

function splits(cells: readonly string[][]): string[] {
  return cells.flatMap((lines) =>
    splitViolations(lines.map((text) => ({ page: 1, y: 0, characters: [], text, wholeText: text }))),
  );
}

const random = seeded(500);
const COUNT = cases(150, 500);
const tables = Array.from({ length: COUNT }, (_, index) => randomTable(random, String(index + 1), 6));

test.each([
  ['the shipped handout', await documentOfPack(LEPING, 'handout'), handout, 20],
  ['the shipped brief', await documentOfPack(LEPING, 'brief'), brief, 1],
  ['the county handout', await documentOfPack(`${CHECKOUT}/data/example-county`, 'handout'), handout, 10],
  ['the starter', await documentOfPack(`${CHECKOUT}/templates/starter`, 'handout'), handout, 0],
  ['random tables', documentOfBlocks(...tables), handout, COUNT],
  ['random tables in the brief', documentOfBlocks(...tables.slice(0, COUNT / 5)), brief, COUNT / 5],
])('no cell of %s ends in a lone character, no number is divided', (_, document, edition, atLeast) => {
  const cells = paragraphsOf(document, edition);
  expect(cells.filter((lines) => lines.length > 1).length).toBeGreaterThanOrEqual(atLeast);
  expect(orphans(cells)).toEqual([]);
  expect(splits(cells)).toEqual([]);
});

describe('a name that does not fit on one line', () => {
  const linesOf = (words: string, widthEm: number) => {
    const runs = [{ text: words, font: '宋体', fontSize: 10 }];
    const column = { widthPt: 10 * widthEm, indentPt: 0, alignment: 'left', isBalanced: true } as const;
    return composeParagraph(runs, column, fonts).map(({ parts }) =>
      parts.flatMap(({ characters }) => characters.map((one) => one.text)).join(''),
    );
  };

  test.each([
    ['is divided in halves', '乐丰平光电新科技产业园项目', 12, ['乐丰平光电新', '科技产业园项目']],
    ['before a bracket', '新能源六氟磷酸锂项目（一期）', 12, ['新能源六氟磷酸锂项目', '（一期）']],
    ['behind 、', '黄土岭、青石桥等农村公路改造', 12, ['黄土岭、', '青石桥等农村公路改造']],
    ['behind ；', '污水厂扩建；管网改造与泵站更新', 12, ['污水厂扩建；', '管网改造与泵站更新']],
    ['between words', '规模以上工业增加值增速', 8, ['规模以上工业', '增加值增速']],
    ['between name and remark', '涌山供电　全省最后一个自供区', 12, ['涌山供电　', '全省最后一个自供区']],
    [
      'never behind the first character of a remark',
      '东城老街　已于上年底全部完成投入使用',
      6,
      ['东城老街　', '已于上年底', '全部完成', '投入使用'],
    ],
    [
      'but not for a very short line',
      '县、乡村公路改造提升工程建设',
      12,
      ['县、乡村公路', '改造提升工程建设'],
    ],
    [
      'and takes no more lines than it must',
      '甲乙丙（丁戊己庚）辛壬癸子',
      7,
      ['甲乙丙（丁戊', '己庚）辛壬癸子'],
    ],
  ])('%s', (_, words, widthEm, lines) => {
    expect(linesOf(words, widthEm)).toEqual(lines);
  });
});
