import type { Built } from '../app/build.js';
import { type Diagnostic, errorAt } from '../core/diagnostics.js';
import { plural } from '../core/plural.js';
import type { Terminal } from './terminal.js';

export const noDataFolder: Diagnostic = errorAt(
  'no-data-folder',
  { zh: '这里没有数据文件夹', en: 'there is no data folder here' },
  {
    hint: {
      zh: '指明一个：briefing build data/某市-2022，或新建一个：briefing new data/某市-2022',
      en: 'name one: briefing build data/some-city, or make one: briefing new data/some-city',
    },
  },
);

/** One line about a PDF written: file, pages, size, time. */
export function summary(
  { pages, sheets, bytes, milliseconds }: Built,
  file: string,
  terminal: Terminal,
): string {
  const { colors, language } = terminal;
  const size = `${Math.round(bytes / 1024)} KB`;
  const time = `${(milliseconds / 1000).toFixed(2)} s`;
  const count =
    language === 'zh'
      ? sheets === undefined
        ? `${pages} 页`
        : `${sheets} 张纸`
      : sheets === undefined
        ? plural(pages, 'page')
        : plural(sheets, 'sheet');
  return `${colors.green('✓')} ${file}  ${colors.dim(`${count}  ${size}  ${time}`)}`;
}
