import { openPack } from '../sent/open-pack.js';
import { packSettings } from './settings.js';
import { taskKind } from './task.js';

export const check = taskKind({
  name: 'check',
  words: { zh: '检查数据，列出全部错误和警告', en: 'List every error and warning of a pack' },
  answers: 'json',
  besides: { templates: 'may' },
  // all editions are checked; what is sent to be made can be sent to be checked
  settings: packSettings,
  async run({ groups }, { name }, around) {
    const { workspace, found } = await openPack(groups, name, around);
    const diagnostics = [...found, ...(await workspace.check())];
    const ok = diagnostics.every(({ severity }) => severity !== 'error');
    return { files: [], diagnostics, facts: { name: workspace.name, ok } };
  },
});
