import { resolve } from 'node:path';
import { type Diagnostic, errorAt } from '../core/diagnostics.js';
import type { World } from '../core/world.js';
import { writeWhole } from '../core/write.js';
import type { ImposeSettings } from '../edition/settings.js';
import { openFontLibrary } from '../fonts/open.js';
import { type Imposed, imposePdf, type PdfInput } from '../imposition/impose.js';
import { readInput } from '../imposition/input.js';
import { mapAsPdf, mapAsText, mapSheets } from '../imposition/proof/index.js';
import type { ImposeOptions } from './impose-settings.js';

/** Files of one run, absolute. */
export interface ImposedFiles {
  readonly input: string;
  readonly cover: string | undefined;
  readonly output: string;
  /** The sheet map as PDF and as text, where it is asked for. */
  readonly proof: readonly [string, string] | undefined;
}

/** What was written. */
export interface Written {
  readonly file: string;
  readonly proof: readonly string[];
  readonly pages: number;
  readonly sheets: number;
  readonly scale: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** The files of one run by how they are written on the command line. */
export function filesOf(
  input: string,
  output: string,
  options: Pick<ImposeOptions, 'cover' | 'proof'>,
  workingFolder: string,
): ImposedFiles {
  const absolute = (file: string) => resolve(workingFolder, file);
  const stem = absolute(output).replace(/\.pdf$/i, '');
  return {
    input: absolute(input),
    cover: options.cover === undefined ? undefined : absolute(options.cover),
    output: absolute(output),
    proof: options.proof ? [`${stem}-proof.pdf`, `${stem}-proof.txt`] : undefined,
  };
}

/** What is read is never written over, whatever name it goes by. */
export async function overwritten(
  { input, cover, output, proof }: ImposedFiles,
  nameOf: (file: string) => string,
  { files }: World,
): Promise<Diagnostic[]> {
  const real = (file: string) => files.realpath(file).catch(() => file);
  const read = await Promise.all([input, ...(cover === undefined ? [] : [cover])].map(real));
  const found: Diagnostic[] = [];
  for (const file of [output, ...(proof ?? [])]) {
    if (!read.includes(await real(file))) continue;
    const message = { zh: '要写的文件就是读的文件', en: 'the file to write is the one to read' };
    const hint = { zh: '给输出文件另起一个名字', en: 'give the output another name' };
    found.push(errorAt('output-is-input', message, { place: { file: nameOf(file) }, hint }));
  }
  return found;
}

/** Puts one PDF on sheets and writes them. Throws a ReportError where that can't be done. */
export async function imposeFiles(
  files: ImposedFiles,
  settings: ImposeSettings,
  nameOf: (file: string) => string,
  world: World,
): Promise<{ written: Written; warnings: readonly Diagnostic[] }> {
  const started = performance.now();
  const body = await readInput(world.files, files.input, nameOf);
  const cover = files.cover === undefined ? undefined : await readInput(world.files, files.cover, nameOf);
  const imposed = await imposePdf(body, settings, cover);
  const proof = await writeAll(imposed, body, settings, files, world);
  const { plan, bytes, warnings } = imposed;
  const written: Written = {
    file: files.output,
    proof,
    pages: plan.run.filter((slot) => slot !== undefined).length,
    sheets: plan.sheets.length,
    scale: plan.geometry.scale,
    bytes: bytes.length,
    milliseconds: performance.now() - started,
  };
  return { written, warnings };
}

/** Writes the sheets, and the map before them so that nothing is written where it can't be set. */
async function writeAll(
  { bytes, plan, date }: Imposed,
  { name }: PdfInput,
  settings: ImposeSettings,
  { output, proof }: ImposedFiles,
  world: World,
): Promise<readonly string[]> {
  if (proof) {
    const map = mapSheets({ name, plan, settings });
    const [pdf, text] = proof;
    const pdfBytes = await mapAsPdf(map, date, openFontLibrary(world.installation));
    await writeWhole(world, pdf, pdfBytes);
    await writeWhole(world, text, Buffer.from(mapAsText(map)));
  }
  await writeWhole(world, output, bytes);
  return proof ?? [];
}
