import { chineseChartTypes } from '../chart/kinds/index.js';
import { formatPlace, type Language } from '../core/diagnostics.js';
import type { Project } from '../core/project.js';
import { readPackOf } from '../dataset/pack.js';
import { readGeneralTables } from '../dataset/table/general.js';
import { findSources } from '../dataset/table/sources.js';
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
