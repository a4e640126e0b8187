import { relative, resolve } from 'node:path';
import { shownJson } from '../../core/control-characters.js';
import { type Diagnostic, errorAt, ReportError } from '../../core/diagnostics.js';
import { findDataFolders, openProject } from '../../core/project.js';
import type { Proof } from '../../revision/proof/proof.js';
import { type CommandOptions, command } from '../command.js';
import { noDataFolder, summary } from '../messages.js';
import { dataFolder, json, templates } from '../options.js';
import { printDiagnostics } from '../terminal.js';

const options = {
  edition: {
    flags: '-e, --edition <name>',
    words: {
      zh: '校核这一种，默认 pack.yaml 里的第一种',
      en: 'the edition to proofread, the first of pack.yaml',
    },
  },
  out: {
    flags: '-o, --out <path>',
    words: {
      zh: '放进这个文件夹，或写成这个 .pdf 文件，默认 out',
      en: 'folder, or .pdf file, for it; out by default',
    },
  },
  templates,
  json,
} as const satisfies CommandOptions;

/** Every figure of a pack with its source and a box to tick. */
export const proof = command({
  name: 'proof',
  words: {
    zh: '排出校核表：逐个列出数字、页码、出处、原文，原文里找不到的列在最前',
    en: 'typeset the table to proofread by: every figure, its pages and its source, doubtful ones first',
  },
  arguments: [dataFolder],
  options,
  async run([folder], { edition, out, templates: templatesFolder, json = false }, { terminal, world }) {
    const { writeProof } = await import('../../app/companions.js');
    const { workingFolder } = world;
    const folders = folder === undefined ? await findDataFolders(world, workingFolder) : [folder];
    const { outFolder, file } = placeOf(out, workingFolder);
    const found: Diagnostic[] = folders.length === 0 ? [noDataFolder] : [];
    if (file !== undefined && folders.length > 1) found.push(oneFile(folders.length));
    const proofs: Proved[] = [];
    for (const dataFolder of found.length > 0 ? [] : folders) {
      try {
        const project = openProject(world, { dataFolder, outFolder, templatesFolder });
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
  },
});

/** The proof of one pack, and its file. */
interface Proved extends Proof {
  readonly edition: string;
  readonly file: string;
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
