import { relative, resolve } from 'node:path';
import { writeProof } from '../../app/companions.js';
import { shownJson } from '../../core/control-characters.js';
import { type Diagnostic, errorAt, ReportError } from '../../core/diagnostics.js';
import { findDataFolders, openProject } from '../../core/project.js';
import { processWorld } from '../../core/world/process-world.js';
import type { Proof } from '../../revision/proof/proof.js';
import { printDiagnostics, type Terminal } from '../terminal.js';
import { noDataFolder, summary } from './messages.js';

export interface ProofOptions {
  readonly edition?: string;
  readonly out?: string;
  readonly templates?: string;
  readonly json?: boolean;
}

/** The proof of one pack, and its file. */
interface Proved extends Proof {
  readonly edition: string;
  readonly file: string;
}

/** `briefing proof`: every figure of a pack with its source and a box to tick. Answers the exit status. */
export async function proof(
  folder: string | undefined,
  { edition, out, templates, json = false }: ProofOptions,
  terminal: Terminal,
  workingFolder: string,
): Promise<number> {
  const folders = folder === undefined ? await findDataFolders(processWorld(), workingFolder) : [folder];
  const place = placeOf(out, workingFolder);
  const found: Diagnostic[] = folders.length === 0 ? [noDataFolder] : [];
  if (place.file !== undefined && folders.length > 1) found.push(oneFile(folders.length));
  const proofs: Proved[] = [];
  for (const dataFolder of found.length > 0 ? [] : folders) {
    try {
      const { outFolder, file } = place;
      const project = openProject(processWorld(), {
        dataFolder,
        outFolder,
        templatesFolder: templates,
        workingFolder,
      });
      const { content, built } = await writeProof(project, { edition, file });
      proofs.push({ edition: built.edition, file: built.file, ...content });
      if (!json) terminal.out(summary(built, relative(workingFolder, built.file), terminal));
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      found.push(...problem.diagnostics);
    }
  }
  const ok = found.length === 0;
  if (json) terminal.out(shownJson({ ok, proofs, diagnostics: found }));
  else printDiagnostics(found, terminal);
  return ok ? 0 : 1;
}

/** A name that ends as PDFs do is the file, any other the folder it goes into. */
function placeOf(out: string | undefined, workingFolder: string): { outFolder?: string; file?: string } {
  if (out === undefined) return {};
  return /\.pdf$/i.test(out) ? { file: resolve(workingFolder, out) } : { outFolder: out };
}

function oneFile(count: number): Diagnostic {
  const message = {
    zh: `${count} 份材料的校核表不能写进一个文件`,
    en: `the proofs of ${count} packs can't go into one file`,
  };
  const hint = {
    zh: '写明数据文件夹，或给 --out 一个文件夹',
    en: 'name a data folder, or give --out a folder',
  };
  return errorAt('one-file', message, { hint });
}
