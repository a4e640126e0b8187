import { basename } from 'node:path';
import { onOneLine } from '../../core/control-characters.js';
import type { Language } from '../../core/diagnostics.js';
import { plural } from '../../core/plural.js';
import type { PackDifference } from '../../revision/diff/model.js';
import { isOnlyUnwritten, type Outcome } from './session.js';

/** So many figures are named in a line, the others counted. */
const MOST_NAMED = 3;

/** One build in one line, without colour: files, figures, editions, warnings, time. */
export function outcomeLine(outcome: Outcome, language: Language): string {
  const { files, written, difference, milliseconds } = outcome;
  const time = `${(milliseconds / 1000).toFixed(2)} s`;
  const figures = difference ? figuresText(difference, language) : '';
  const parts = [
    filesText(files),
    figures,
    resultText(outcome, language),
    warningsText(outcome, language),
    ...(written.length > 0 ? [time] : []),
  ];
  return onOneLine(parts.filter((part) => part !== '').join('  '));
}

function filesText(files: readonly string[]): string {
  return files.map((file) => basename(file)).join(' ');
}

function resultText(outcome: Outcome, language: Language): string {
  const { written, hasFailed, diagnostics, isRetry = false } = outcome;
  const zh = language === 'zh';
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (isOnlyUnwritten(diagnostics)) {
    const later = zh
      ? `${errors} 个文件写不了，能写时自动补写`
      : `${plural(errors, 'file')} can't be written now and will be as soon as possible`;
    return written.length === 0 ? later : `${editionsText(written, zh)}${zh ? '；' : '; '}${later}`;
  }
  if (hasFailed && written.length > 0) {
    const rest = zh
      ? `${errors} 处错误，其他 PDF 未动`
      : `${plural(errors, 'error')}, other PDFs stay as they were`;
    return `${editionsText(written, zh)}${zh ? '；' : '; '}${rest}`;
  }
  if (hasFailed) {
    return zh ? `${errors} 处错误，PDF 未动` : `${plural(errors, 'error')}, the PDFs stay as they were`;
  }
  if (written.length === 0) return zh ? 'PDF 没有变化' : 'no PDF has changed';
  const again = isRetry ? (zh ? '补写 ' : 'written after all: ') : '';
  return again + editionsText(written, zh);
}

function editionsText(written: Outcome['written'], zh: boolean): string {
  return written
    .map(({ name, pageCount }) => `${name} ${pageCount}${zh ? ' 页' : ' pp.'}`)
    .join(zh ? '、' : ', ');
}

function warningsText({ diagnostics }: Outcome, language: Language): string {
  const count = diagnostics.filter(({ severity }) => severity === 'warning').length;
  if (count === 0) return '';
  return language === 'zh' ? `${count} 处警告` : plural(count, 'warning');
}

/** 天新药业维生素产业园项目 投资（亿元） 50 → 55; what follows from the figures is counted. */
function figuresText({ texts, tables }: PackDifference, language: Language): string {
  const zh = language === 'zh';
  const rows = tables.flatMap((table) => table.rows);
  const named = [
    ...texts.map(({ name }) => name),
    ...rows.flatMap((row) => {
      if (row.kind !== 'changed') return [`${row.kind === 'added' ? '+' : '−'} ${row.label}`];
      return row.cells.map(({ name, before, after }) => {
        return `${row.label} ${name} ${shortened(before)} → ${shortened(after)}`;
      });
    }),
  ];
  const derived = rows.flatMap((row) => (row.kind === 'changed' ? row.derived : []));
  const following = derived.length + tables.flatMap((table) => table.sums).length;
  const more = named.length - MOST_NAMED;
  return [
    named.slice(0, MOST_NAMED).join(zh ? '；' : '; '),
    more > 0 ? (zh ? `等 ${named.length} 处` : `and ${more} more`) : '',
    following > 0 ? (zh ? `随之变 ${following} 处` : `${following} follow`) : '',
  ]
    .filter((part) => part !== '')
    .join(zh ? '，' : ', ');
}

const MOST_CHARACTERS = 16;

function shortened(text: string): string {
  const characters = [...text];
  if (characters.length === 0) return '—';
  return characters.length > MOST_CHARACTERS ? `${characters.slice(0, MOST_CHARACTERS).join('')}…` : text;
}
