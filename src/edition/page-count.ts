import { type Diagnostic, warningAt } from '../core/diagnostics.js';
import type { Edition } from './model.js';

/** An edition that promises a number of pages (the brief: one sheet) says so when the data outgrows it. */
export function checkPageCount(edition: Edition, pageCount: number): Diagnostic[] {
  return [...tooMany(edition, pageCount), ...mostlyBlank(edition, pageCount)];
}

/** A saddle-stitched sheet that carries one page only is three blank pages at the end of the booklet. */
function mostlyBlank({ name, file, sheets }: Edition, pageCount: number): Diagnostic[] {
  if (sheets?.layout !== 'saddle' || pageCount % 4 !== 1) return [];
  const message = {
    zh: `“${name}”有 ${pageCount} 页，折成册后末尾空 3 页`,
    en: `“${name}” has ${pageCount} pages; the booklet ends with 3 blank ones`,
  };
  const hint = { zh: '减少一页可省一张纸', en: 'one page less saves a sheet' };
  return [warningAt('print-blank', message, { place: { file }, hint })];
}

function tooMany({ name, file, page }: Edition, pageCount: number): Diagnostic[] {
  if (page.mostPages === undefined || pageCount <= page.mostPages) return [];
  return [
    warningAt(
      'too-many-pages',
      {
        zh: `“${name}”排了 ${pageCount} 页，多于 ${page.mostPages} 页`,
        en: `“${name}” came to ${pageCount} pages, more than ${page.mostPages}`,
      },
      { place: { file }, hint: { zh: '减少行数、图或段落', en: 'show fewer rows, charts or paragraphs' } },
    ),
  ];
}
