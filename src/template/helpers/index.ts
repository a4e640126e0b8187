import { blockHelpers, lookup } from './built-in.js';
import { cell, changeOf, changesAsWritten, incomplete, sum, wording } from './cell.js';
import { chineseDate } from './chinese-date.js';
import type { HelperDefinition } from './context.js';
import { figure } from './figure.js';
import {
  generalTables,
  tableColumns,
  tableHead,
  tableNotes,
  tableRows,
  tableTitle,
  tableUnit,
} from './general.js';
import { highlights } from './highlights.js';
import { and, or } from './logic.js';
import { helpersOfMeasures } from './measures.js';
import { ref } from './ref.js';
import { reportText } from './report-text.js';
import { adds, charts, name, narrative, passage, row, tellsMore, textOf } from './texts.js';
import { amountHead, rowUnit } from './units.js';
import { changeHead, yearHeads } from './year-heads.js';

/** Every helper a template or a text of pack.yaml may call: adding one is its definition and a line below. */
export const helpers: Readonly<Record<string, HelperDefinition>> = {
  figure,
  ...helpersOfMeasures,
  name,
  row,
  textOf,
  adds,
  tellsMore,
  cell,
  wording,
  incomplete,
  changesAsWritten,
  sum,
  changeOf,
  yearHeads,
  changeHead,
  amountHead,
  rowUnit,
  ref,
  passage,
  narrative,
  reportText,
  charts,
  highlights,
  generalTables,
  tableTitle,
  tableUnit,
  tableColumns,
  tableHead,
  tableRows,
  tableNotes,
  chineseDate,
  and,
  or,
  lookup,
};

/** What may be called by name, and what stands around others, as the linter is told of them. */
export const helperNames = { helpers: Object.keys(helpers), blockHelpers: Object.keys(blockHelpers) };
