import { chineseChartTypes } from '../chart/kinds/index.js';
import { formatPlace, type Language } from '../core/diagnostics.js';
import type { Project } from '../core/project.js';
import { readPackOf } from '../dataset/pack/read.js';
import { readGeneralTables } from '../dataset/table/general.js';
import { findSources } from '../dataset/table/sources.js';
import type { DividedTable, Document } from '../document/tree.js';
import { blocksIn, printedText } from '../document/walk.js';
import { load } from '../input/load.js';
import { explainTable } from '../input/recognise/explain.js';

/** How each table of no known kind in a data folder was read, a block of lines for each. */
export async function explainTables(project: Project, language: Language): Promise<string[]> {
  const loaded = await load(project.world.files, project.dataFolder, project.dataName);
  const { value: read } = readPackOf(loaded, chineseChartTypes);
  if (!read) return [];
  const { general } = findSources(loaded, read.pack).value;
  return general.flatMap((source) =>
    readGeneralTables(source, read.pack).value.map(({ table, recognised }) => {
      const where = formatPlace(source.place, language);
      return explainTable(
        recognised,
        where.endsWith(table.name) ? where : `${where} ${table.name}`,
        language,
      );
    }),
  );
}

/** Which tables were divided, and why, a line each. */
export function explainDivided(documents: readonly Document[], language: Language): string[] {
  const lines = documents.flatMap(({ children }) =>
    [...blocksIn(children)].flatMap((block) => {
      const divided = block.kind === 'table' ? block.dividedInto : undefined;
      return divided ? [dividedLine(divided, language)] : [];
    }),
  );
  return [...new Set(lines)];
}

function dividedLine({ title, because, rowCounts }: DividedTable, language: Language): string {
  const { head, missing, rows } = because;
  const counts = rowCounts.join(language === 'zh' ? '、' : ', ');
  return language === 'zh'
    ? `${printedText(title)}：${rows}行里有${missing}行没有${head}，分作${rowCounts.length}张表（各${counts}行），不印成列的“—”`
    : `${printedText(title)}: ${missing} of ${rows} rows have no ${head}; divided into ${rowCounts.length} tables (${counts} rows), so that no column is dashes`;
}
