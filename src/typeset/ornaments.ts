import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Drawing } from './definition/context.js';

/**
 * An ornament's SVG: `ornaments/<name>.svg` in the data folder (the city's own) or, failing that, among the
 * shared templates. Its size is that of its view box; colours of a palette become those of the one chosen.
 */
export function readOrnament(
  name: string,
  folders: readonly string[],
  recolouring: Readonly<Record<string, string>>,
): Drawing | undefined {
  const file = folders.map((folder) => join(folder, 'ornaments', `${name}.svg`)).find(existsSync);
  if (file === undefined || !/^[\w-]+$/.test(name)) return undefined;
  const drawn = readFileSync(file, 'utf8');
  const svg = drawn.replace(/#[0-9a-f]{6}\b/gi, (colour) => recolouring[colour.toLowerCase()] ?? colour);
  const [, width = '100', height = '100'] = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { svg, widthPt: Number(width), heightPt: Number(height) };
}
