import { join } from 'node:path';
import { errorAt, ReportError } from '../core/diagnostics.js';
import { type Project, packNameOf } from '../core/project.js';
import { writeWhole } from '../core/write.js';
import { correctionCount, correctionsOf } from '../revision/corrections/corrections.js';
import type { Corrections } from '../revision/corrections/model.js';
import type { PackState } from '../revision/diff/model.js';
import { correctionFacts } from '../revision/facts.js';
import { packPages } from '../revision/pack-pages.js';
import { type Proof, proofOf } from '../revision/proof/proof.js';
import { proofFacts } from '../revision/proof/proof-facts.js';
import { stateOf } from '../revision/state.js';
import type { Built } from './build.js';
import { readReport, type SetEdition, setPack } from './pipeline.js';
import { setCompanion } from './set-companion.js';

export interface CompanionSettings {
  /** The edition whose pages are told; the first of pack.yaml, or else the handout. */
  readonly edition?: string | undefined;
  /** Where to write; `out/<pack>-corrections.pdf` or `out/<pack>-proof.pdf` unless told. */
  readonly file?: string | undefined;
}

/** A companion written, with what it says. */
export interface Written<Content> {
  readonly content: Content;
  /** Absent where there was nothing to write. */
  readonly built?: Built;
}

/**
 * Writes what has changed in a pack since an earlier state as a PDF for print; nothing where nothing printed
 * has.
 */
export async function writeCorrections(
  project: Project,
  before: PackState,
  settings: CompanionSettings,
): Promise<Written<Corrections>> {
  const started = performance.now();
  const { report, set } = await setOne(project, settings.edition);
  const corrections = correctionsOf(before, report, packPages(set.document, set.printed(), report));
  if (correctionCount(corrections) === 0) return { content: corrections };
  const facts = correctionFacts(corrections, before, stateOf(project, report));
  const pdf = await setCompanion(project, 'corrections', report, facts);
  const file = settings.file ?? fileOf(project, 'corrections');
  return { content: corrections, built: await write(project, pdf, file, set, started) };
}

/** Writes the table to proofread a pack by. */
export async function writeProof(
  project: Project,
  settings: CompanionSettings,
): Promise<Required<Written<Proof>>> {
  const started = performance.now();
  const { report, set } = await setOne(project, settings.edition);
  const proof = proofOf(report, packPages(set.document, set.printed(), report));
  const pdf = await setCompanion(project, 'proof', report, proofFacts(proof, set.name));
  const file = settings.file ?? fileOf(project, 'proof');
  return { content: proof, built: await write(project, pdf, file, set, started) };
}

const oneEdition = errorAt(
  'one-edition',
  { zh: '页码只能依一种版本', en: 'pages are told of one edition' },
  { hint: { zh: '写明是哪一种，如 -e handout', en: 'name it, such as -e handout' } },
);

async function setOne(project: Project, edition: string | undefined) {
  const name = edition ?? (await readReport(project)).pack.editions[0] ?? 'handout';
  const { report, editions } = await setPack(project, { edition: name });
  const [set] = editions;
  if (!set || editions.length > 1) throw new ReportError([oneEdition]);
  return { report, set };
}

function fileOf({ outFolder, dataFolder }: Project, companion: string): string {
  return join(outFolder, `${packNameOf(dataFolder)}-${companion}.pdf`);
}

async function write(
  { world }: Project,
  { bytes, pageCount }: { bytes: Uint8Array; pageCount: number },
  file: string,
  { name }: SetEdition,
  started: number,
): Promise<Built> {
  await writeWhole(world, file, bytes);
  const milliseconds = performance.now() - started;
  return { edition: name, file, pages: pageCount, bytes: bytes.length, milliseconds };
}
