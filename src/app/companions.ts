import { errorAt, ReportError } from '../core/diagnostics.js';
import type { Project } from '../core/project.js';
import { packNameOf } from '../input/pack-name.js';
import { correctionCount, correctionsOf } from '../revision/corrections/corrections.js';
import type { Corrections } from '../revision/corrections/model.js';
import { correctionFacts } from '../revision/facts.js';
import { packPages } from '../revision/pack-pages.js';
import { type Proof, proofOf } from '../revision/proof/proof.js';
import { proofFacts } from '../revision/proof/proof-facts.js';
import type { PackState } from '../revision/state.js';
import { stateOf } from '../revision/state.js';
import type { Artifact } from './artifact.js';
import { type Built, writeArtifact } from './build.js';
import { readReport, type SetEdition, setPack } from './pipeline.js';
import { setCompanion } from './set-companion.js';

export interface CompanionSettings {
  /** The edition whose pages are told; the first of pack.yaml, or else the handout. */
  readonly edition?: string | undefined;
  /** Where to write; `out/<pack>-corrections.pdf` or `out/<pack>-proof.pdf` unless told. */
  readonly file?: string | undefined;
}

/** A companion with what it says. */
export interface Companion<Content> {
  readonly content: Content;
  readonly artifact: Artifact;
}

/** A companion written, with what it says. */
export interface Written<Content> {
  readonly content: Content;
  /** Absent where there was nothing to write. */
  readonly built?: Built;
}

/** What has changed in a pack since an earlier state, for print; no file where nothing printed has. */
export async function makeCorrections(
  project: Project,
  before: PackState,
  { edition }: Pick<CompanionSettings, 'edition'>,
): Promise<Partial<Companion<Corrections>> & Pick<Companion<Corrections>, 'content'>> {
  const started = performance.now();
  const { report, set } = await setOne(project, edition);
  const corrections = correctionsOf(before, report, packPages(set.document, set.printed(), report));
  if (correctionCount(corrections) === 0) return { content: corrections };
  const facts = correctionFacts(corrections, before, stateOf(project, report));
  const pdf = await setCompanion(project, 'corrections', report, facts);
  return { content: corrections, artifact: artifactOf(project, 'corrections', pdf, set, started) };
}

/** The table to proofread a pack by. */
export async function makeProof(
  project: Project,
  { edition }: Pick<CompanionSettings, 'edition'>,
): Promise<Companion<Proof>> {
  const started = performance.now();
  const { report, set } = await setOne(project, edition);
  const proof = proofOf(report, packPages(set.document, set.printed(), report));
  const pdf = await setCompanion(project, 'proof', report, proofFacts(proof, set.name));
  return { content: proof, artifact: artifactOf(project, 'proof', pdf, set, started) };
}

/** Writes what has changed in a pack since an earlier state as a PDF for print; nothing where nothing printed has. */
export async function writeCorrections(
  project: Project,
  before: PackState,
  settings: CompanionSettings,
): Promise<Written<Corrections>> {
  const { content, artifact } = await makeCorrections(project, before, settings);
  if (!artifact) return { content };
  return { content, built: await writeArtifact(project, artifact, settings.file) };
}

/** Writes the table to proofread a pack by. */
export async function writeProof(
  project: Project,
  settings: CompanionSettings,
): Promise<Required<Written<Proof>>> {
  const { content, artifact } = await makeProof(project, settings);
  return { content, built: await writeArtifact(project, artifact, settings.file) };
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

function artifactOf(
  { dataFolder }: Project,
  companion: string,
  { bytes, pageCount }: { readonly bytes: Uint8Array; readonly pageCount: number },
  { name: edition }: SetEdition,
  started: number,
): Artifact {
  const name = `${packNameOf(dataFolder)}-${companion}.pdf`;
  return { name, edition, bytes, pages: pageCount, milliseconds: performance.now() - started };
}
