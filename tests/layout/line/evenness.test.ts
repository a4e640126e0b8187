import { beforeAll, describe, expect, test } from 'vitest';
import { composeParagraph } from '../../../src/layout/line/compose.js';
import { adversarialProse, seeded } from '../../support/adversarial.js';
import { type LineBounds, lineBounds } from '../../support/line-bounds.js';
import { type Evenness, evennessOf } from '../../support/line-evenness.js';
import { fonts, HANDOUT } from '../../support/typeset.js';

const PARAGRAPHS = 200;

/** What a seed other than those that the rules were weighed by comes to; src/layout/README.md has those of Typst. */
describe('lines of text that is hard to set', () => {
  let evenness: Evenness;
  let bounds: readonly LineBounds[];

  beforeAll(() => {
    const { widthPt, sizePt } = HANDOUT;
    const column = { widthPt, indentPt: 2 * sizePt, alignment: 'justify' as const };
    const runs = adversarialProse(seeded(31), PARAGRAPHS).map((text) => ({
      text,
      font: '仿宋',
      fontSize: sizePt,
    }));
    const paragraphs = runs.map((run) => composeParagraph([run], column, fonts));
    bounds = runs.map((run) => lineBounds(run, column, fonts));
    evenness = evennessOf(paragraphs, sizePt);
    console.log(evenness);
  });

  test('have nearly the same room between their hanzi', () => {
    expect(evenness.spreadEm).toBeLessThan(0.026);
    expect(evenness.looseShare).toBeLessThan(0.013);
  });

  test('are hardly looser or more than the best of all ways to break them has', () => {
    const least = (key: keyof LineBounds) => bounds.reduce((sum, one) => sum + one[key], 0);
    const loose = evenness.looseShare * (evenness.lines - PARAGRAPHS);
    expect(loose).toBeLessThan(least('loose') + 1.5);
    expect(evenness.lines).toBeLessThan(1.01 * least('lines'));
  });

  test('are about as loose as their neighbours', () => {
    expect(evenness.apartEm).toBeLessThan(0.012);
  });

  test('take little from single marks on average, and never more than a quarter', () => {
    expect(evenness.markEm).toBeGreaterThan(0.94);
    expect(evenness.leastMarkEm).toBeGreaterThan(0.7499);
  });

  test('give up no more than one and a half hundredths of an em between two hanzi', () => {
    expect(evenness.leastEm).toBeGreaterThan(-0.0151);
  });
});
