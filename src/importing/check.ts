import { dirname } from 'node:path';
import { type Diagnostic, errorAt, ReportError } from '../core/diagnostics.js';
import type { Files } from '../core/world.js';
import type { DataFile } from '../input/load.js';
import { shownReport } from '../input/report-file.js';
import { findingsIn } from './findings.js';
import { holdAgainst } from './hold.js';
import { readReport } from './read/index.js';
import { structureOf } from './structure/index.js';
import { type PresentFolder, updateOf } from './update/index.js';

/**
 * The tables of a data folder held against the report that it keeps, and slips in that: what moved since it was
 * imported, and clauses that are no longer in it.
 */
export async function checkAgainstReport(
  files: Files,
  folder: PresentFolder,
  report: DataFile,
): Promise<Diagnostic[]> {
  const shownAs = shownReport(folder.shownAs, report);
  try {
    const { source } = await readReport(shownAs, report.bytes);
    const structure = structureOf(source);
    const update = await updateOf(files, folder, { file: shownAs, bytes: report.bytes });
    const touched = new Set(update?.told.map(({ place }) => placeKey(place)));
    const held = holdAgainst(folder.tables, structure, shownAs, { all: update === undefined }).filter(
      ({ place }) => !touched.has(placeKey(place)),
    );
    const hint = updateHint(dirname(dirname(shownAs)));
    const told = (update?.told ?? []).map((one, index) => (index === 0 ? { ...one, hint } : one));
    return [...told, ...held, ...findingsIn(structure, shownAs)];
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return problem.diagnostics.map(({ code, message, place, hint }) =>
      errorAt(code, message, { place, hint }),
    );
  }
}

/** A row of a table, whichever of its cells is meant. */
function placeKey(place: Diagnostic['place']): string {
  return `${place?.file} ${place?.sheet ?? ''} ${place?.line ?? ''}`;
}

function updateHint(folder: string) {
  const command = `briefing import --update ${folder}`;
  return {
    zh: `逐格列出：${command}；写入再加 --write。`,
    en: `cell by cell: ${command}; with --write to write it.`,
  };
}
