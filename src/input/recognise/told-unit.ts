import type { Bilingual } from '../../core/diagnostics.js';
import type { Sureness } from './model.js';
import { isMeasure, isUnit, plainUnit, unitIn } from './units.js';

/** The unit of a table, and where it is told. */
export interface ToldUnit {
  readonly unit: string;
  readonly by: Bilingual;
  readonly sureness: Sureness;
}

/** Where the unit of a table may be told besides a line over it and its title, the surest first. */
export interface UnitPlaces {
  /** What the head says over the names of rows. */
  readonly corner: string;
  /** Texts above and below the table, with their lines. */
  readonly texts: readonly { readonly line: number; readonly text: string }[];
  /** What stands over the titles of all tables of a sheet, or beside the whole of one. */
  readonly heading: string;
  /** The name of its sheet, and that of the file without its ending. */
  readonly sheet: string;
  readonly file: string;
}

/** What may stand before 单位 where that is the unit of all figures: 资金单位均为万元. */
const noted = new RegExp(
  '(?:^|[\\s，,。；;：:、.．（(）)\\d]|[本上下此]?表[中内]?|以上|所有|各项|其[他它余]|数据|资金|金额|货币|计量|计算|统计|数值)' +
    '单位(?:均|都|统一|一律|全部)*(?:[为是]|\\s*[：:])\\s*(?:人民币)?([^\\s，,。；;、（）()】\\]]{1,10})',
  'u',
);
/** 以万元为单位, 金额均为万元. */
const otherwise =
  /(?:以|按)([^\s，,。；;、]{1,8}?)(?:为|作)单位|(?:金额|资金|数据)均[为以]([^\s，,。；;、]{1,8})/u;

/** The unit that a note tells of all figures: 注：除特别注明外，单位为万元. */
export function unitInNote(text: string): string | undefined {
  const found = noted.exec(text)?.[1];
  const [, first, second] = found === undefined ? (otherwise.exec(text) ?? []) : [];
  const unit = found ?? first ?? second;
  return unit !== undefined && isUnit(unit) ? plainUnit(unit) : undefined;
}

/** The unit that a name of a sheet or a file has in brackets or at its end: 收支（万元）, 收支-亿元. */
function unitInName(name: string): string | undefined {
  const own = unitIn(name);
  if (own !== undefined) return own;
  const [, last] = /[_\-—\s]([^_\-—\s]{1,8})$/u.exec(name) ?? [];
  return last !== undefined && isMeasure(last) ? plainUnit(last) : undefined;
}

/** The unit that a table has neither in a line of its own nor in its title. */
export function unitTold({ corner, texts, heading, sheet, file }: UnitPlaces): ToldUnit | undefined {
  const bare = corner.replace(/^[\s（(]+|[\s）)]+$/gu, '');
  const over = unitIn(corner) ?? (isMeasure(bare) ? plainUnit(bare) : undefined);
  if (over !== undefined)
    return { unit: over, by: { zh: '名称上的表头', en: 'head over the names' }, sureness: 'sure' };
  for (const { line, text } of texts) {
    const unit = unitInNote(text);
    if (unit !== undefined)
      return { unit, by: { zh: `第${line}行的文字`, en: `text in row ${line}` }, sureness: 'sure' };
  }
  const ofHeading = unitIn(heading);
  if (ofHeading !== undefined)
    return { unit: ofHeading, by: { zh: '上级标题', en: 'heading over it' }, sureness: 'sure' };
  const [ofSheet, ofFile] = [unitInName(sheet), unitInName(file)];
  if (ofSheet !== undefined)
    return { unit: ofSheet, by: { zh: '工作表名', en: 'name of the sheet' }, sureness: 'likely' };
  return ofFile === undefined
    ? undefined
    : { unit: ofFile, by: { zh: '文件名', en: 'name of the file' }, sureness: 'likely' };
}
