import { relative, resolve } from 'node:path';
import { shownJson } from '../../core/control-characters.js';
import { type Diagnostic, errorAt, ReportError } from '../../core/diagnostics.js';
import { plural } from '../../core/plural.js';
import { processWorld } from '../../core/world/process-world.js';
import { writeWhole } from '../../core/write.js';
import type { ImposeSettings } from '../../edition/settings.js';
import { openFontLibrary } from '../../fonts/open.js';
import { type Imposed, imposePdf, type PdfInput } from '../../imposition/impose.js';
import { readInput } from '../../imposition/input.js';
import { layouts } from '../../imposition/layouts/index.js';
import { mapAsPdf, mapAsText, mapSheets, percent } from '../../imposition/proof/index.js';
import { printDiagnostics, type Terminal } from '../terminal.js';
import { type ImposeOptions, readImposeOptions } from './impose-options.js';

const USAGE = 2;

/** Files of one run, absolute. */
interface Files {
  readonly input: string;
  readonly cover: string | undefined;
  readonly output: string;
  /** The sheet map as PDF and as text, where it is asked for. */
  readonly proof: readonly [string, string] | undefined;
}

/** What was written. */
interface Written {
  readonly file: string;
  readonly proof: readonly string[];
  readonly pages: number;
  readonly sheets: number;
  readonly scale: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** `briefing impose`: one PDF put on sheets to be printed, folded and bound. Answers the exit status. */
export async function impose(
  input: string,
  output: string,
  options: ImposeOptions,
  terminal: Terminal,
  workingFolder: string,
): Promise<number> {
  const started = performance.now();
  const settings = readImposeOptions(options);
  const files = filesOf(input, output, options, workingFolder);
  const nameOf = (file: string) => relative(workingFolder, file) || file;
  const misuse = [...('layout' in settings ? [] : settings), ...(await overwritten(files, nameOf))];
  if (!('layout' in settings) || misuse.length > 0) return finish(misuse, options, terminal, USAGE);
  try {
    const body = await readInput(processWorld().files, files.input, nameOf);
    const cover =
      files.cover === undefined ? undefined : await readInput(processWorld().files, files.cover, nameOf);
    const imposed = await imposePdf(body, settings, cover);
    const proof = await writeAll(imposed, body, settings, files);
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
    if (!options.json && !options.quiet) terminal.out(summary(written, settings, nameOf, terminal));
    return finish(warnings, options, terminal, 1, written);
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return finish(problem.diagnostics, options, terminal, 1);
  }
}

function filesOf(input: string, output: string, options: ImposeOptions, workingFolder: string): Files {
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
async function overwritten(
  { input, cover, output, proof }: Files,
  nameOf: (file: string) => string,
): Promise<Diagnostic[]> {
  const real = (file: string) =>
    processWorld()
      .files.realpath(file)
      .catch(() => file);
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

/** Writes the sheets, and the map before them so that nothing is written where it can't be set. */
async function writeAll(
  { bytes, plan, date }: Imposed,
  { name }: PdfInput,
  settings: ImposeSettings,
  { output, proof }: Files,
): Promise<readonly string[]> {
  if (proof) {
    const map = mapSheets({ name, plan, settings });
    const [pdf, text] = proof;
    const pdfBytes = await mapAsPdf(map, date, openFontLibrary(processWorld().installation));
    await writeWhole(processWorld(), pdf, pdfBytes);
    await writeWhole(processWorld(), text, Buffer.from(mapAsText(map)));
  }
  await writeWhole(processWorld(), output, bytes);
  return proof ?? [];
}

/** What was made and how to print it, in a line for each file. */
function summary(
  { file, proof, pages, sheets, scale, bytes, milliseconds }: Written,
  settings: ImposeSettings,
  nameOf: (file: string) => string,
  { colors, language }: Terminal,
): string {
  const name = layouts[settings.layout].name[language];
  const size = `${Math.round(bytes / 1024)} KB  ${(milliseconds / 1000).toFixed(2)} s`;
  const { flip, paper } = settings;
  const parts =
    language === 'zh'
      ? [
          `${pages} 页`,
          `${paper.name} ${sheets} 张`,
          name,
          scale === 1 ? '原大' : `缩到 ${percent(scale)}`,
          `双面打印，沿${flip === 'short' ? '短' : '长'}边翻转，不缩放`,
        ]
      : [
          plural(pages, 'page'),
          `${plural(sheets, 'sheet')} of ${paper.name}`,
          name,
          scale === 1 ? 'actual size' : `scaled to ${percent(scale)}`,
          `print on both sides, flip on the ${flip} edge, no scaling`,
        ];
  const lines = [`${nameOf(file)}  ${colors.dim(`${parts.join('  ')}  ${size}`)}`, ...proof.map(nameOf)];
  return lines.map((line) => `${colors.green('✓')} ${line}`).join('\n');
}

/** Tells what was found; `failure` is the exit status where that holds an error. */
function finish(
  found: readonly Diagnostic[],
  { json = false, quiet = false }: ImposeOptions,
  terminal: Terminal,
  failure: number,
  written?: Written,
): number {
  const ok = !found.some((one) => one.severity === 'error');
  const outputs = written ? [written] : [];
  if (json) terminal.out(shownJson({ ok, outputs, diagnostics: found }));
  else printDiagnostics(quiet ? found.filter((one) => one.severity === 'error') : found, terminal);
  return ok ? 0 : failure;
}
