import { importReport as readIn } from '../../app/documents.js';
import { MAIN } from '../sent/sent.js';
import { dataFiles, onlyFile, stemOf } from './only-file.js';
import { taskKind } from './task.js';

export const importReport = taskKind({
  name: 'import',
  words: { zh: '把工作报告变成数据文件夹', en: 'Make a data folder of a work report' },
  answers: 'files',
  besides: {},
  settings: {},
  async run({ groups }) {
    const report = onlyFile(groups.get(MAIN));
    const { files, warnings } = await readIn(report);
    return { files: dataFiles(files), diagnostics: warnings, facts: { name: stemOf(report.name) } };
  },
});
