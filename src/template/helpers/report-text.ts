import type { WorkParagraph, WorkReport, WorkText } from '../../report/work-report.js';
import { escapeMarkup, escapeText } from '../escape.js';
import { PLACE_ATTRIBUTE } from '../places.js';
import { type HelperContext, type HelperDefinition, HelperProblem } from './context.js';
import { kinds, optional } from './kinds.js';
import { markup } from './numeral.js';

/** The parts of the report that a template sets, and the style that their lines have where it names none. */
const PARTS = {
  above: 'report-number',
  title: 'report-title',
  below: 'report-occasion',
  body: 'body',
} as const;

type PartName = keyof typeof PARTS;

/**
 * `{{reportText "body"}}`: a part of the report that the data folder keeps, a paragraph for each of its lines; nothing
 * where it keeps none.
 */
export const reportText: HelperDefinition = {
  takes: [kinds.text],
  named: { style: optional(kinds.text) },
  example: '{{reportText "body"}}',
  words: {
    zh: '报告本身：`above` 题目以上，`title` 题目，`below` 题注，`body` 正文',
    en: 'the report itself: `above` the title, the `title`, what stands `below` it, the `body`',
  },
  make: (context) => (name: string, options) => {
    const part = (Object.keys(PARTS) as PartName[]).find((one) => one === name);
    if (part === undefined) {
      const message = { zh: `报告没有“${name}”这一部分`, en: `the report has no part “${name}”` };
      throw new HelperProblem('unknown-part', message, options, {
        zh: `可写 ${Object.keys(PARTS).join('、')}`,
        en: `write ${Object.keys(PARTS).join(', ')}`,
      });
    }
    const { workReport } = context.report;
    if (!workReport) return '';
    const style = (options.hash as { style?: string }).style ?? PARTS[part];
    return markup(part === 'body' ? bodyOf(workReport, context) : linesOf(workReport[part], style, context));
  },
};

function linesOf(lines: readonly WorkText[], style: string, context: HelperContext): string {
  return lines.map((line) => element('p', { style }, line, context, textOf(line.text))).join('\n');
}

function bodyOf({ blocks }: WorkReport, context: HelperContext): string {
  return blocks.map((block) => blockOf(block, context)).join('\n');
}

function blockOf(block: WorkParagraph, context: HelperContext): string {
  const { kind, text, label, level, labelLength, headingLength } = block;
  if (kind === 'salutation') return element('p', { style: 'salutation' }, block, context, textOf(text));
  if (kind === 'text') return element('p', {}, block, context, textOf(label + text));
  const number = (label + text.slice(0, labelLength)).trim();
  const title = textOf(text.slice(labelLength, headingLength));
  const behind = text.slice(headingLength);
  const content = behind === '' ? title : `${title}<behind>${textOf(behind)}</behind>`;
  return element(`h${level}`, { number: 'none', label: number }, block, context, content);
}

/** An element at the place where its text stands in the report. */
function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  { place }: WorkText,
  { places }: HelperContext,
  content: string,
): string {
  const written = Object.entries({ ...attributes, [PLACE_ATTRIBUTE]: places.keyOf(place) })
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`);
  return `<${name}${written.join('')}>${content}</${name}>`;
}

/** Text of the report as markup: what looks like a mark of a pack is none. */
function textOf(text: string): string {
  return escapeText(text).replaceAll('[^', '[<passage>^</passage>');
}
