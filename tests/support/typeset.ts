import { join } from 'node:path';
import { openFontLibrary } from '../../src/fonts/open.js';
import type { Block, FlowDocument, Paragraph, Run } from '../../src/output/pdf/index.js';
import { installationIn } from './world.js';

export const fonts = openFontLibrary(installationIn(join(import.meta.dirname, '../..')));

const MM = 72 / 25.4;

/** The A4 handout: 28 characters of 15.75 pt in 22 lines of 29.53 pt. */
export const HANDOUT = {
  pitchPt: 29.53,
  sizePt: 15.75,
  widthPt: 156 * MM,
  heightPt: 225 * MM,
  /** Leading of the first line above the type area. */
  overhangPt: (29.53 - 15.75) / 2,
};

export const TOP_PT = 37 * MM;

/** Left edge of the type area on page `number`. */
export function leftEdge(number: number): number {
  return (number % 2 === 1 ? 28 : 26) * MM;
}

export function run(text: string, style: Partial<Run> = {}): Run {
  return { text, font: '仿宋', fontSize: HANDOUT.sizePt, ...style };
}

export function paragraph(text: string | readonly Run[], style: Partial<Paragraph> = {}): Paragraph {
  const runs = typeof text === 'string' ? [run(text)] : text;
  return {
    text: runs,
    alignment: 'justify',
    leadingIndent: 2 * HANDOUT.sizePt,
    pitch: HANDOUT.pitchPt,
    ...style,
  };
}

export function handout(content: readonly Block[], more: Partial<FlowDocument> = {}): FlowDocument {
  return {
    info: { title: '测试', author: '测试', creationDate: new Date('2024-05-20T00:00:00Z') },
    language: 'zh-CN',
    pageSize: { width: 210 * MM, height: 297 * MM },
    pageMargins: [28 * MM, TOP_PT, 26 * MM, 35 * MM],
    mirror: { innerPt: 28 * MM, outerPt: 26 * MM },
    grid: { pitch: HANDOUT.pitchPt, fontSize: HANDOUT.sizePt },
    content,
    ...more,
  };
}
