import type { FailedToMake } from '../../app/workspace.js';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import { Refusal } from '../answer/refusal.js';
import type { TaskLimits } from '../exchange.js';
import { openPack } from '../sent/open-pack.js';
import { pdfFile } from './pdf-file.js';
import { packSettings } from './settings.js';
import { taskKind } from './task.js';

export const packs = taskKind({
  name: 'packs',
  words: { zh: '由数据生成 PDF', en: 'Make the PDFs of a pack' },
  answers: 'files',
  besides: { templates: 'may' },
  settings: packSettings,
  async run({ groups }, { name, partial = false, ...settings }, around) {
    const { workspace, found } = await openPack(groups, name, around);
    const { artifacts, failed, warnings } = await workspace.build(settings);
    const notMade = failed.flatMap(diagnosticsOf);
    if (failed.length > 0 && !partial) throw new ReportError([...notMade, ...found, ...warnings]);
    const pages = artifacts.reduce((sum, one) => sum + one.pages, 0);
    holdToPages(pages, around.limits);
    return {
      files: artifacts.map(pdfFile),
      diagnostics: [...notMade, ...found, ...warnings],
      facts: { name: workspace.name, failed: failed.map(({ edition }) => edition) },
      pages,
    };
  },
});

/** Why an edition was not made, and which it is. */
function diagnosticsOf({ edition, diagnostics }: FailedToMake) {
  const message = { zh: `版本“${edition}”没有做成`, en: `the edition “${edition}” was not made` };
  return [...diagnostics, errorAt('edition-failed', message)];
}

function holdToPages(pages: number, { pages: most }: TaskLimits): void {
  if (pages <= most) return;
  throw new Refusal(413, 'too-many-pages', {
    zh: `共 ${pages} 页，最多 ${most} 页`,
    en: `There are ${pages} pages; at most ${most} are made`,
  });
}
