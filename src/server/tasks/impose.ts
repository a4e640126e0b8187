import { imposePdf } from '../../app/documents.js';
import { type Flip, type LayoutName, layoutNames } from '../../edition/settings.js';
import { Refusal } from '../answer/refusal.js';
import { MAIN } from '../sent/sent.js';
import { onlyFile, stemOf } from './only-file.js';
import { taskKind } from './task.js';

export const impose = taskKind({
  name: 'impose',
  words: { zh: '把 PDF 的页面拼成印张', en: 'Put the pages of a PDF on sheets' },
  answers: 'files',
  besides: { cover: 'may' },
  settings: {
    layout: { type: 'text', choices: layoutNames, words: { zh: '拼版方式', en: 'how pages are laid' } },
    paper: { type: 'text', words: { zh: '纸张，如 A3、330x480mm', en: 'paper: A3, 330x480mm' } },
    flip: {
      type: 'text',
      choices: ['short', 'long'],
      words: { zh: '沿哪边翻面', en: 'the edge turned around' },
    },
    pages: { type: 'text', words: { zh: '取哪些页，如 1-8,11', en: 'the pages to take: 1-8,11' } },
    creep: { type: 'switch', words: { zh: '补偿爬移', en: 'allow for creep' } },
    cropMarks: { type: 'switch', words: { zh: '加裁切线', en: 'add crop marks' } },
    foldMarks: { type: 'switch', words: { zh: '加折线', en: 'add fold marks' } },
    rightToLeft: { type: 'switch', words: { zh: '右侧装订', en: 'bound at the right' } },
    lastIsBackCover: { type: 'switch', words: { zh: '末页是封底', en: 'the last page is the back cover' } },
  },
  async run({ groups }, { layout, flip, ...settings }) {
    const pdf = onlyFile(groups.get(MAIN));
    const cover = groups.get('cover');
    const asked = {
      ...settings,
      ...(layout !== undefined && { layout: layout as LayoutName }),
      ...(flip !== undefined && { flip: flip as Flip }),
    };
    const { bytes, sheets, warnings } = await imposePdf(pdf, asked, cover && onlyFile(cover)).catch(
      asRefusal,
    );
    const name = `${stemOf(pdf.name)}-print.pdf`;
    return { files: [{ name, type: 'application/pdf', bytes, facts: { sheets } }], diagnostics: warnings };
  },
});

/** Settings that mean nothing are faults of the request. */
function asRefusal(problem: unknown): never {
  if (!(problem instanceof TypeError)) throw problem;
  throw new Refusal(400, 'bad-setting', { zh: `设置不对：${problem.message}`, en: problem.message });
}
