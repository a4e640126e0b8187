import { basename, join } from 'node:path';
import { type Diagnostic, throwOnErrors, warningAt } from '../core/diagnostics.js';
import { limits } from '../core/limits.js';
import { decodeSource } from '../core/source/encoding.js';
import type { SourceFolder } from '../core/source/folder.js';
import type { SourceText } from '../core/source/text.js';
import type { Document } from '../document/tree.js';
import { blocksIn } from '../document/walk.js';
import { Database } from '../incremental/database.js';
import { track } from '../incremental/tracked.js';
import type { DataFile } from '../input/load.js';
import type { Drawing } from './drawing.js';
import { readDrawing } from './svg/index.js';

/** The ornaments that a pack may show, by name, each made of paths in plain colours. */
export type Ornaments = ReadonlyMap<string, string>;

const ornamentName = /^[\w-]+\.svg$/;

/**
 * The drawings `ornaments/<name>.svg` of the data folder (the city's own), and those of the shared templates that it
 * has none for. Throws a ReportError where one can't be read or painted.
 */
export async function loadOrnaments(
  data: readonly DataFile[],
  dataName: string,
  templates: SourceFolder,
  database = new Database(),
): Promise<Ornaments> {
  const own = data.filter(({ name }) => name.startsWith('ornaments/'));
  const { value: names, found } = await templates.list((name) => ornamentName.test(name), 'shared/ornaments');
  const replaced = new Set(own.map(({ name }) => name.slice('ornaments/'.length)));
  const shared = names
    .filter((name) => !replaced.has(name))
    .map((name) => templates.readText(`shared/ornaments/${name}`, limits.ornamentFile));
  const reads = [
    ...(await Promise.all(shared)),
    ...own.map(({ name, bytes }) => decodeSource(join(dataName, name), bytes)),
  ];
  throwOnErrors([...found, ...reads.flatMap((read) => read.found)]);
  const texts = reads.flatMap(({ value }) => value ?? []);
  const input = track(database, {});
  const drawings = await Promise.all(texts.map(({ file, text }) => readDrawing(input, file, text)));
  throwOnErrors(drawings.flatMap((drawing) => ('problem' in drawing ? [drawing.problem] : [])));
  return new Map(
    drawings.flatMap((drawing, index) =>
      'svg' in drawing ? [[nameOf(texts[index] as SourceText), drawing.svg]] : [],
    ),
  );
}

function nameOf({ file }: SourceText): string {
  return basename(file, '.svg');
}

/** An ornament's SVG. Its size is that of its view box; colours of a palette become those of the one chosen. */
export function readOrnament(
  name: string,
  ornaments: Ornaments,
  recolouring: Readonly<Record<string, string>>,
): Drawing | undefined {
  const drawn = ornaments.get(name);
  if (drawn === undefined) return undefined;
  const svg = drawn.replace(/#[0-9a-f]{6}\b/gi, (colour) => recolouring[colour.toLowerCase()] ?? colour);
  const [, width = '100', height = '100'] = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { svg, widthPt: Number(width), heightPt: Number(height) };
}

/** The ornaments that hold a picture of dots, which is painted in its own colours in a file without colour too. */
export function picturesInOrnaments(document: Document, ornaments: Ornaments): Diagnostic[] {
  return [...blocksIn(document.children)].flatMap((block) => {
    if (block.kind !== 'ornament' || !readOrnament(block.name, ornaments, {})?.svg.includes('<image'))
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
