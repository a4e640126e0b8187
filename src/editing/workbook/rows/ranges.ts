import { columnLetters } from '../../../input/raw-table.js';
import { rangeOf } from '../areas.js';
import { asMarkup, attributeOf, fromMarkup, withAttribute } from '../xml-text.js';
import { type FormulaPlace, shiftedFormula } from './formulas.js';
import type { RowShift } from './shift.js';

/** `A1:B3 C5` after rows were shifted; empty where nothing of it is left. */
export function shiftedRanges(ranges: string, shift: RowShift): string {
  return ranges
    .split(/\s+/)
    .flatMap((range) => shiftedRange(range, shift) ?? [])
    .join(' ');
}

function shiftedRange(ref: string, shift: RowShift): string | undefined {
  if (!/^\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?$/i.test(ref)) return ref;
  const { top, left, bottom, right } = rangeOf(ref);
  const isOfRows = shift.axis === 'line';
  const area = isOfRows ? shift.area(top, bottom) : shift.area(left, right);
  if (area === undefined) return undefined;
  const corner = (column: number, line: number) => columnLetters(column) + line;
  const [first, last] = isOfRows
    ? [corner(left, area[0]), corner(right, area[1])]
    : [corner(area[0], top), corner(area[1], bottom)];
  return ref.includes(':') ? `${first}:${last}` : first;
}

/** Elements that are of an area of the sheet, and go with it. */
const OF_AREA =
  'mergeCell|hyperlink|autoFilter|sortState|sortCondition|conditionalFormatting|dataValidation|protectedRange|ignoredError|comment|threadedComment|table';

/**
 * XML around the rows of a sheet, or of a part that belongs to it, after rows were shifted: areas (`ref`, `sqref`),
 * formulas and page breaks.
 */
export function shiftedXml(xml: string, shift: RowShift, place: FormulaPlace): string {
  const element = new RegExp(
    `<((?:[\\w.-]+:)?)(${OF_AREA})(?=[\\s/>])[^>]*?(?:/>|>[\\s\\S]*?</\\1\\2>)`,
    'g',
  );
  const areas = xml.replace(element, (whole, _, name: string) => shiftedElement(whole, name, shift) ?? '');
  const listed = areas.replace(
    /(<((?:[\w.-]+:)?)sqref>)([^<]*)(<\/)/g,
    (_, open, __, ranges: string, close) => {
      return `${open}${shiftedRanges(ranges, shift) || ranges}${close}`;
    },
  );
  const breaks = listed.replace(shift.axis === 'line' ? ROW_BREAKS : COLUMN_BREAKS, (whole) =>
    whole.replace(/(<(?:[\w.-]+:)?brk\s[^>]*?\bid=")(\d+)"/g, (_, open, id: string) => {
      return `${open}${shift.line(Number(id)) ?? id}"`;
    }),
  );
  return withCounts(shiftedFormulas(breaks, shift, place));
}

const ROW_BREAKS = /<(?:[\w.-]+:)?rowBreaks(?=[\s>])[\s\S]*?<\/(?:[\w.-]+:)?rowBreaks>/;
const COLUMN_BREAKS = /<(?:[\w.-]+:)?colBreaks(?=[\s>])[\s\S]*?<\/(?:[\w.-]+:)?colBreaks>/;

function shiftedElement(whole: string, name: string, shift: RowShift): string | undefined {
  const tag = whole.slice(0, whole.indexOf('>') + 1);
  const attribute = attributeOf(tag, 'sqref') === undefined ? 'ref' : 'sqref';
  const written = attributeOf(tag, attribute);
  if (written === undefined) return whole;
  const ranges = shiftedRanges(written, shift);
  if (ranges === '') return undefined;
  // a cell alone is not merged with anything
  const { top, left, bottom, right } = rangeOf(ranges);
  if (name === 'mergeCell' && top === bottom && left === right) return undefined;
  const inside = withFilters(whole.slice(tag.length), rangeOf(written).left, shift);
  const own = OWN_AREAS.test(inside) ? inside.replace(OWN_AREAS, (one) => shiftedTag(one, shift)) : inside;
  return withAttribute(tag, attribute, ranges) + own;
}

/** What is filtered by, in columns counted from 0 of the area; that of a column which is gone goes too. */
function withFilters(inside: string, left: number, shift: RowShift): string {
  if (shift.axis === 'line') return inside;
  const first = shift.line(left) ?? left;
  const filter = /<((?:[\w.-]+:)?filterColumn)(?=\s)[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/g;
  return inside.replace(filter, (whole) => {
    const tag = whole.slice(0, whole.indexOf('>') + 1);
    const column = shift.line(left + Number(attributeOf(tag, 'colId')));
    return column === undefined
      ? ''
      : withAttribute(tag, 'colId', String(column - first)) + whole.slice(tag.length);
  });
}

/** Areas that stand in an element of an area: the filter of a table, what a filter sorts by. */
const OWN_AREAS = /<(?:[\w.-]+:)?(?:autoFilter|sortState|sortCondition)(?=\s)[^>]*>/g;

function shiftedTag(tag: string, shift: RowShift): string {
  const ref = attributeOf(tag, 'ref');
  return ref === undefined ? tag : withAttribute(tag, 'ref', shiftedRanges(ref, shift) || ref);
}

/** Formulas of formats, rules and charts. */
const FORMULA =
  /(<((?:[\w.-]+:)?(?:formula|formula1|formula2|f|calculatedColumnFormula|totalsRowFormula))(?:\s[^>]*)?>)([^<]*)(<\/\2>)/g;

export function shiftedFormulas(xml: string, shift: RowShift, place: FormulaPlace): string {
  return xml.replace(FORMULA, (_, open: string, __, formula: string, close: string) => {
    const { text } = shiftedFormula(fromMarkup(formula), shift, place);
    return `${open}${asMarkup(text)}${close}`;
  });
}

/** How many merged cells and the like a list says that it has; a list of none is none. */
function withCounts(xml: string): string {
  const list = /<((?:[\w.-]+:)?)(mergeCells|dataValidations|hyperlinks)(?=[\s/>])([^>]*)>([\s\S]*?)<\/\1\2>/g;
  return xml.replace(list, (whole, prefix: string, name: string, attributes: string, inside: string) => {
    const count = inside.match(new RegExp(`<${prefix}${name.slice(0, -1)}(?=[\\s/>])`, 'g'))?.length ?? 0;
    if (count === 0) return '';
    const tag = `<${prefix}${name}${attributes}>`;
    return attributeOf(tag, 'count') === undefined
      ? whole
      : `${withAttribute(tag, 'count', String(count))}${inside}</${prefix}${name}>`;
  });
}
