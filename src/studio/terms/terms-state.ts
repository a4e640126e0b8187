import type { Column } from '../../dataset/model.js';
import type { Report } from '../../report/report.js';
import type { Desk } from '../desk/desk.js';
import { factsHome } from '../desk/facts-home.js';
import { type DataSheet, nextLine } from '../desk/sheets.js';
import { tableOf } from '../desk/table-entries.js';
import type { TermSheet, TermsState } from '../wire/terms.js';

/** The terms as they stand in their sheet by now, with what the last build knows of them. */
export async function termsState(desk: Desk): Promise<TermsState> {
  const { report } = desk.session;
  const sheets = await desk.sheets.all();
  const found = report && glossarySheet(sheets, report);
  const { file, inWorkbook } = await factsHome(desk, 'texts', []);
  const home = inWorkbook ? { file, sheet: SHEET } : { file: FILE };
  if (!found) return { home, terms: [] };
  const { sheet, termSheet, headLine } = found;
  const notes = Object.values(desk.shown?.document.notes ?? {});
  const at = (fields: readonly string[], column: number) => fields[column - 1] ?? '';
  return {
    ...{ sheet: termSheet, home },
    terms: sheet.rows
      .filter(({ line }) => line > headLine)
      .map(({ line, fields }) => {
        const term = at(fields, termSheet.termColumn);
        const number = report.glossary.find((one) => one.term === term)?.number;
        return {
          line,
          fields,
          term,
          definition: at(fields, termSheet.definitionColumn),
          ...(number !== undefined && { number }),
          marks: notes.find((note) => note.term === term)?.occurrences ?? 0,
        };
      }),
  };
}

/** What the table of terms is known by, as a file and as a sheet. */
const FILE = 'glossary.csv';
const SHEET = '名词';

function glossarySheet(sheets: readonly DataSheet[], report: Report) {
  for (const sheet of sheets) {
    const table = tableOf(sheet, report);
    if (table?.kind !== 'glossary') continue;
    const column = (matches: (one: Column) => boolean) => table.columns.find(matches)?.place.column;
    const termColumn = column(({ role }) => role === 'label') ?? 1;
    const idColumn = column(({ role }) => role === 'id');
    const termSheet: TermSheet = {
      ...{ key: sheet.key, file: sheet.file, isEditable: sheet.isEditable, termColumn },
      ...(sheet.sheet !== undefined && { sheet: sheet.sheet }),
      definitionColumn: column(({ header }) => header === '释义') ?? termColumn + 1,
      ...(idColumn !== undefined && { idColumn }),
      width: Math.max(...sheet.rows.map(({ fields }) => fields.length)),
      nextLine: nextLine(sheet),
    };
    return { sheet, termSheet, headLine: table.columns[0]?.place.line ?? 1 };
  }
  return undefined;
}
