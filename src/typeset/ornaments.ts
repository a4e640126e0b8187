import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Drawing } from './definition/context.js';

/**
 * An ornament's SVG: `ornaments/<name>.svg` in the data folder (the city's own) or, failing that, among the
 * shared templates. Its size is that of its view box.
 */
export function readOrnament(name: string, folders: readonly string[]): Drawing | undefined {
  const file = folders.map((folder) => join(folder, 'ornaments', `${name}.svg`)).find(existsSync);
  if (file === undefined || !/^[\w-]+$/.test(name)) return undefined;
  const svg = readFileSync(file, 'utf8');
  const [, width = '100', height = '100'] = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { svg, widthPt: Number(width), heightPt: Number(height) };
}
