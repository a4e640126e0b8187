import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, warningAt } from '../diagnostics.js';
import type { Document } from '../document/tree.js';
import { blocksIn } from '../document/walk.js';
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

/** The ornaments that hold a picture of dots, which is painted in its own colours in a file without colour too. */
export function picturesInOrnaments(document: Document, folders: readonly string[]): Diagnostic[] {
  return [...blocksIn(document.children)].flatMap((block) => {
    if (block.kind !== 'ornament' || !readOrnament(block.name, folders, {})?.svg.includes('<image'))
      return [];
    const { name, place } = block;
    const message = {
      zh: `图案“${name}”里有点阵图，不能改成灰色`,
      en: `the ornament “${name}” holds a picture of dots, which can't be turned to grey`,
    };
    const hint = { zh: '用线条重画，或换成灰色的图', en: 'draw it in lines, or put a grey picture into it' };
    return [warningAt('coloured-picture', message, { place, hint })];
  });
}
