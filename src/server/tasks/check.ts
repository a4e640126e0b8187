import { type Diagnostic, ReportError } from '../../core/diagnostics.js';
import { openPack } from '../sent/open-pack.js';
import { packSettings } from './settings.js';
import { taskKind } from './task.js';

export const check = taskKind({
  name: 'check',
  words: { zh: '检查数据，列出全部错误和警告', en: 'List every error and warning of a pack' },
  answers: 'json',
  besides: { templates: 'may' },
  // what is sent to be made can be sent to be checked
  settings: packSettings,
  async run({ groups }, { name, edition, palette, grey }, around) {
    const { workspace, found } = await openPack(groups, name, around);
    const diagnostics = [...found, ...(await workspace.check({ edition, palette, grey }))];
    if (diagnostics.some(isOfRequest)) throw new ReportError(diagnostics);
    const ok = diagnostics.every(({ severity }) => severity !== 'error');
    return { files: [], diagnostics, facts: { name: workspace.name, ok } };
  },
});

/** An edition or a palette that the request names, and that there is not, is no fault of the pack: that has a place. */
function isOfRequest({ code, place }: Diagnostic): boolean {
  return ['unknown-edition', 'unknown-palette'].includes(code) && place === undefined;
}
