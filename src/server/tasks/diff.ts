import { Refusal } from '../answer/refusal.js';
import { openPack } from '../sent/open-pack.js';
import { pdfFile } from './pdf-file.js';
import { editionSetting, nameSetting } from './settings.js';
import { taskKind } from './task.js';

export const diff = taskKind({
  name: 'diff',
  words: {
    zh: '与较早的数据（earlier）比较，列出全部不同；corrections 另出更正说明',
    en: 'What differs from earlier data; corrections adds a PDF that lists it',
  },
  answers: 'json',
  besides: { earlier: 'must', templates: 'may' },
  settings: {
    ...nameSetting,
    ...editionSetting,
    corrections: { type: 'switch', words: { zh: '另出更正说明', en: 'add the PDF of corrections' } },
  },
  async run({ groups }, { name, edition, corrections = false }, around) {
    if (edition !== undefined && !corrections) throw editionOfNothing;
    const later = await openPack(groups, name, around);
    const earlier = await openPack(groups, name, around, 'earlier');
    const difference = await later.workspace.compare(earlier.workspace);
    const pdf = corrections ? await later.workspace.corrections(earlier.workspace, { edition }) : undefined;
    return {
      files: pdf ? [pdfFile(pdf)] : [],
      diagnostics: [...later.found, ...earlier.found],
      facts: { name: later.workspace.name, difference },
      pages: pdf?.pages ?? 0,
    };
  },
});

const editionOfNothing = new Refusal(400, 'bad-setting', {
  zh: '“edition”说明更正依哪一种版本的页码，要与 corrections=true 一起用',
  en: '“edition” tells whose pages the corrections name: it goes with corrections=true',
});
