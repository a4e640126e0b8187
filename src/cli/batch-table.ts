import { cellsOf } from '../chinese/width.js';
import { plural } from '../core/plural.js';
import type { BatchRow } from '../server/batch/run.js';
import type { Terminal } from './terminal.js';
import { filledTo, movedTo } from './terminal-width.js';

const HEADS = {
  zh: ['材料', '版本', '页', '秒', '警告', '错误'],
  en: ['pack', 'edition', 'pages', 'seconds', 'warnings', 'errors'],
};

/** How many columns are text; figures stand to the right. */
const TEXTS = 2;

/** A table of what came of a batch, a line for each pack and a last one for all. */
export function batchTable(rows: readonly BatchRow[], { language, colors }: Terminal): string[] {
  const lines = [HEADS[language], ...rows.map(cellsFor)];
  const widths = HEADS[language].map((_, column) =>
    Math.max(...lines.map((line) => cellsOf(line[column] ?? ''))),
  );
  const [head = '', ...body] = lines.map((line) =>
    line
      .map((cell, column) => (column < TEXTS ? filledTo : movedTo)(widths[column] ?? 0, cell))
      .join('  ')
      .trimEnd(),
  );
  return [colors.dim(head), ...body, total(rows, language)];
}

function cellsFor({ name, files, seconds, diagnostics, isKept }: BatchRow): string[] {
  const editions = [...new Set(files.map(({ edition }) => edition))].join(' ') || '–';
  const pages = files.reduce((sum, file) => sum + file.pages, 0);
  return [name, editions, `${pages}`, isKept ? '=' : seconds.toFixed(1), ...counts(diagnostics)];
}

function counts(diagnostics: BatchRow['diagnostics']): string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return [diagnostics.length - errors, errors].map(String);
}

function total(rows: readonly BatchRow[], language: Terminal['language']): string {
  const failed = rows.filter(({ diagnostics }) => Number(counts(diagnostics)[1]) > 0).length;
  const files = rows.reduce((sum, row) => sum + row.files.length, 0);
  return language === 'zh'
    ? `共 ${rows.length} 份材料，${files} 个文件，${failed} 份有错误`
    : `${plural(rows.length, 'pack')}, ${plural(files, 'file')}, ${failed} with errors`;
}
