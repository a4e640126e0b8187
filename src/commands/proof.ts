import { relative } from 'node:path';
import type { Proof } from '../companions/proof.js';
import { writeProof } from '../companions/write.js';
import { type Diagnostic, ReportError } from '../diagnostics.js';
import { findDataFolders, openProject } from '../project.js';
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
  const folders = folder === undefined ? await findDataFolders(workingFolder) : [folder];
  const found: Diagnostic[] = folders.length === 0 ? [noDataFolder] : [];
  const proofs: Proved[] = [];
  for (const dataFolder of folders) {
    try {
      const project = openProject({ dataFolder, outFolder: out, templatesFolder: templates, workingFolder });
      const { content, built } = await writeProof(project, { edition });
      proofs.push({ edition: built.edition, file: built.file, ...content });
      if (!json) terminal.out(summary(built, relative(workingFolder, built.file), terminal));
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      found.push(...problem.diagnostics);
    }
  }
  const ok = found.length === 0;
  if (json) terminal.out(JSON.stringify({ ok, proofs, diagnostics: found }, null, 2));
  else printDiagnostics(found, terminal);
  return ok ? 0 : 1;
}
