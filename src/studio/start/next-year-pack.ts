import { readReport } from '../../app/pipeline.js';
import { openProject } from '../../core/project.js';
import type { World } from '../../core/world.js';
import { packNameOf } from '../../input/pack-name.js';
import { filesOfFolder } from '../folder/read-folder.js';
import type { FrontTexts, NextYearDraft } from '../wire/start.js';
import { movedFront } from './moved-years.js';
import { type MovedPack, movedOn, type PackOfYear } from './next-year.js';

/** A pack as it stands, with what its front says. Throws a ReportError where its data do not hold together. */
async function packIn(
  world: World,
  dataFolder: string,
): Promise<PackOfYear & { readonly front: FrontTexts }> {
  const { tables, pack } = await readReport(openProject(world, { dataFolder }));
  const { title, meeting, number = '', occasion = '', issuer, date } = pack;
  return {
    files: await filesOfFolder(world.files, dataFolder),
    tables: Object.values(tables),
    date,
    front: { title, meeting, number, occasion, issuer, date },
  };
}

/** What the year after a pack would make of it, for the clerk to look at before it is made. */
export async function nextYearOf(world: World, dataFolder: string): Promise<Omit<NextYearDraft, 'home'>> {
  const pack = await packIn(world, dataFolder);
  const { columns, rows, asTheyWere } = await movedOn(pack);
  const name = nextName(packNameOf(dataFolder));
  return { front: movedFront(pack.front, pack), columns, rows, asTheyWere, name };
}

export async function makeNextYear(world: World, dataFolder: string, front: FrontTexts): Promise<MovedPack> {
  return movedOn(await packIn(world, dataFolder), front);
}

/** our-city-2026 → our-city-2027; a name without a year gets none. */
function nextName(name: string): string {
  const moved = name.replace(/(?<!\d)20\d\d(?!\d)(?!.*20\d\d)/, (year) => String(Number(year) + 1));
  return moved === name ? `${name}-新一年` : moved;
}
