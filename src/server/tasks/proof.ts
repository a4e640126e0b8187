import { openPack } from '../sent/open-pack.js';
import { pdfFile } from './pdf-file.js';
import { editionSetting, nameSetting } from './settings.js';
import { taskKind } from './task.js';

export const proof = taskKind({
  name: 'proof',
  words: { zh: '校对表：每个数字在哪一页、出自哪里', en: 'The PDF to proofread a pack by' },
  answers: 'files',
  besides: { templates: 'may' },
  settings: { ...nameSetting, ...editionSetting },
  async run({ groups }, { name, edition }, around) {
    const { workspace, found } = await openPack(groups, name, around);
    const artifact = await workspace.proof({ edition });
    return {
      files: [pdfFile(artifact)],
      diagnostics: found,
      facts: { name: workspace.name },
      pages: artifact.pages,
    };
  },
});
