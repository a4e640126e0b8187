import { chineseChartTypes } from '../chart/kinds/index.js';
import { throwOnErrors } from '../core/diagnostics.js';
import type { Project } from '../core/project.js';
import type { Table } from '../dataset/model.js';
import { readPackOf } from '../dataset/pack/read.js';
import { readTables } from '../dataset/table/tables.js';
import { load } from '../input/load.js';
import { packNameOf } from '../input/pack-name.js';
import type { OutputSource } from '../output/output.js';
import { diagnosticsOf } from './failed-edition.js';
import { readReport, setPack } from './pipeline.js';

/** What outputs of a project are made of; `edition` is the name of one, or `all`. */
export function outputSource(project: Project, edition?: string): OutputSource {
  return {
    name: packNameOf(project.dataFolder),
    tables: () => tablesOf(project),
    async documents() {
      const name = edition ?? (await readReport(project)).pack.editions[0] ?? 'handout';
      const { editions, failed } = await setPack(project, { edition: name });
      throwOnErrors(diagnosticsOf(failed));
      return editions.map(({ name, document }) => ({ edition: name, document }));
    },
  };
}

async function tablesOf(project: Project): Promise<readonly Table[]> {
  const loaded = await load(project.world.files, project.dataFolder, project.dataName);
  const { value: pack, found } = readPackOf(loaded, chineseChartTypes);
  const { value: read, found: foundInTables } = readTables(loaded, pack?.pack);
  throwOnErrors([...found, ...foundInTables]);
  return Object.values(read.tables);
}
