import { errorAt, type Place, ReportError, throwOnErrors } from '../core/diagnostics.js';
import { limits } from '../core/limits.js';
import type { SourceFolder } from '../core/source/folder.js';
import { nearestHint } from '../core/source/nearest.js';
import { checkYaml, readYaml } from '../core/source/yaml.js';
import { Database } from '../incremental/database.js';
import type { Palette, PaletteWithLook } from './model.js';
import { palettesSchema } from './schema.js';

/** A palette asked for by name; without a place it was asked for on the command line. */
export interface PaletteChoice {
  readonly name: string;
  readonly place?: Place;
}

/** Palettes by name; the first is the default. */
type Palettes = Readonly<Record<string, PaletteWithLook>>;

/**
 * The palettes an edition can be set in: its own first, then those of `shared/palettes.yaml` among the templates,
 * where there is such a file. Throws a ReportError that lists all that is wrong with that file.
 */
export async function loadPalettes(
  templates: SourceFolder,
  own: Palettes = {},
  database = new Database(),
): Promise<Palettes> {
  const { value: names, found: unlisted } = await templates.list(
    (name) => name === 'palettes.yaml',
    'shared',
  );
  throwOnErrors(unlisted);
  if (names.length === 0) return own;
  const { value: source, found: unread } = await templates.readText('shared/palettes.yaml', limits.textFile);
  if (!source) throw new ReportError(unread);
  const { value: yaml, found } = readYaml(source, database);
  if (!yaml) throw new ReportError(found);
  const checked = checkYaml(palettesSchema, yaml);
  if (!checked.value) throw new ReportError(checked.found);
  return { ...own, ...checked.value, ...own };
}

/** The palette asked for, or the first; throws a ReportError when there is none of that name. */
export function choosePalette(
  palettes: Palettes,
  choice: PaletteChoice | undefined,
  editionFile: string,
): PaletteWithLook {
  const names = Object.keys(palettes);
  const name = choice?.name ?? names[0];
  if (name !== undefined && Object.hasOwn(palettes, name)) return palettes[name] as PaletteWithLook;
  if (choice === undefined) {
    const message = { zh: '没有调色板', en: 'there is no palette' };
    const hint = { zh: '在这里写 palettes:', en: 'write palettes: here' };
    throw new ReportError([errorAt('no-palette', message, { place: { file: editionFile }, hint })]);
  }
  const message = { zh: `没有调色板“${choice.name}”`, en: `there is no palette “${choice.name}”` };
  const details = { place: choice.place, hint: nearestHint(choice.name, names) };
  throw new ReportError([errorAt('unknown-palette', message, details)]);
}

/**
 * What becomes of the colours of a drawing, so that one drawn in any of the palettes follows the one chosen.
 * A colour that has several roles counts with the first.
 */
export function recolouringOf(palettes: Palettes, chosen: PaletteWithLook): Readonly<Record<string, string>> {
  const colours: Record<string, string> = {};
  for (const { look: _, ...palette } of [chosen, ...Object.values(palettes)])
    for (const role of Object.keys(palette) as (keyof Palette)[]) colours[palette[role]] ??= chosen[role];
  return colours;
}
