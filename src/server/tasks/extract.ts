import { extractPack } from '../../app/documents.js';
import { MAIN } from '../sent/sent.js';
import { dataFiles, onlyFile, stemOf } from './only-file.js';
import { taskKind } from './task.js';

export const extract = taskKind({
  name: 'extract',
  words: { zh: '从 PDF 里取回数据文件夹', en: 'Take the data folder out of a PDF' },
  answers: 'files',
  besides: {},
  settings: {},
  async run({ groups }) {
    const pdf = onlyFile(groups.get(MAIN));
    const { files, manifest } = await extractPack(pdf);
    return { files: dataFiles(files), diagnostics: [], facts: { name: stemOf(pdf.name), manifest } };
  },
});
