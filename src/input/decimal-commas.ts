import { type Diagnostic, errorAt, type Place } from '../core/diagnostics.js';
import type { SheetRow } from './raw-table.js';
import type { Separator } from './separators.js';

/*
 * Where a computer writes 1234,5 for 1234.5, its programs part cells by semicolons. Read as thousands, 12,345 would be
 * a thousand times as much: what a comma in a figure means is told by the figures that leave no choice.
 */

/** 1234,5 and 0,25: no thousands are parted so. */
const ONLY_DECIMAL =
  /^[-−+]?(?:\d{1,3}(?:\.\d{3})+|\d+),(?:\d{1,2}|\d{4,})[%％]?$|^[-−+]?(?:0|\d{4,}),\d+[%％]?$/;
/** 1,234,567 and 1,234.5: no decimals are written so. */
const ONLY_THOUSANDS = /^[-−+]?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?[%％]?$|^[-−+]?\d{1,3}(?:,\d{3})+\.\d+[%％]?$/;
/** 12.5 and 1234.5: a figure with a point for its decimals. */
const WITH_POINT = /^[-−+]?(?:0|\d+)\.(?:\d{1,2}|\d{4,})[%％]?$|^[-−+]?(?:0|\d{4,})\.\d+[%％]?$/;
/** 12,345: either. */
const EITHER = /^[-−+]?\d{1,3},\d{3}[%％]?$/;

/** What commas in the figures of a text are, or the line by which that can't be told. */
export type CommasInFigures = { readonly are: 'decimal' | 'thousands' } | { readonly unsure: number };

/** What commas are in figures whose cells are parted by another sign. */
export function commasIn(rows: readonly SheetRow[], separator: Separator): CommasInFigures {
  const firstWith = (...patterns: readonly RegExp[]) =>
    rows.find(({ fields }) => fields.some((field) => patterns.some((pattern) => pattern.test(field))));
  const decimal = firstWith(ONLY_DECIMAL);
  const thousands = firstWith(ONLY_THOUSANDS, WITH_POINT);
  if (decimal && thousands) return { unsure: Math.max(decimal.line, thousands.line) };
  if (decimal) return { are: 'decimal' };
  const either = separator === ';' && !thousands ? firstWith(EITHER) : undefined;
  return either ? { unsure: either.line } : { are: 'thousands' };
}

/** A figure with its decimals behind a comma as it is read: 1.234,5 → 1234.5. */
export function withPoint(field: string): string {
  return /^[-−+]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?[%％]?$/.test(field)
    ? field.replaceAll('.', '').replace(',', '.')
    : field;
}

/** That a comma in figures may part thousands as well as decimals. */
export function unsureComma(place: Place): Diagnostic {
  return errorAt(
    'unsure-comma',
    {
      zh: '分不清数里的逗号是小数点还是千分位',
      en: 'It can’t be told whether commas in figures part thousands or decimals',
    },
    {
      place,
      hint: {
        zh: '在表格软件里打开，另存为 .xlsx。',
        en: 'Open it in a spreadsheet program and save it as .xlsx.',
      },
    },
  );
}
