import { join } from 'node:path';
import { type Diagnostic, ReportError, throwOnErrors } from '../core/diagnostics.js';
import type { Project } from '../core/project.js';
import { writeWhole } from '../core/write.js';
import type { Artifact } from './artifact.js';
import { artifactNames, artifactsOf } from './artifacts.js';
import { type FailedEdition, forEachEdition } from './failed-edition.js';
import { type BuildSettings, type SetEdition, setPack } from './pipeline.js';

/** One PDF written. */
export interface Built {
  readonly edition: string;
  readonly file: string;
  readonly pages: number;
  /** Sheets of paper, for a file that is their sides. */
  readonly sheets?: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

export interface BuildResult {
  readonly outputs: readonly Built[];
  readonly warnings: readonly Diagnostic[];
  /** Editions in which nothing has changed since the state asked about: they were not written. */
  readonly unchanged: readonly string[];
  /** Editions that could not be made, while others were. */
  readonly failed: readonly FailedEdition[];
}

/**
 * Builds a pack and writes its PDFs. Throws a ReportError where the data do not hold together, or no edition at all can
 * be made; one that can't, while others can, comes back as failed, and its last PDF stays.
 */
export async function buildPack(project: Project, settings: BuildSettings): Promise<BuildResult> {
  const { editions, failed, warnings } = await setPack(project, settings);
  const unchanged = editions.filter(({ isUnchanged }) => isUnchanged).map(({ name }) => name);
  const changed = editions.filter(({ isUnchanged }) => !isUnchanged);
  const write = (edition: SetEdition) => writeEdition(project, edition, settings);
  const { made, failed: unwritten } = await forEachEdition(project, changed, write, ({ name }) => name);
  const all = withKept(project, [...failed, ...unwritten], settings);
  return { outputs: made.flat(), warnings, unchanged, failed: all };
}

/** Writes the files of one edition. */
export async function writeEdition(
  project: Project,
  edition: SetEdition,
  settings: BuildSettings,
): Promise<readonly Built[]> {
  return writeArtifacts(project, await artifactsOf(project, edition, settings), settings);
}

/** Writes a file into the folder of output, or as the file told. */
export async function writeArtifact(
  { world, outFolder }: Project,
  { name, bytes, ...made }: Artifact,
  file = join(outFolder, name),
): Promise<Built> {
  await writeWhole(world, file, bytes);
  return { ...made, file, bytes: bytes.length };
}

async function writeArtifacts(
  project: Project,
  artifacts: readonly Artifact[],
  { onStep }: BuildSettings,
): Promise<readonly Built[]> {
  const problems: Diagnostic[] = [];
  const built: Built[] = [];
  for (const artifact of artifacts) {
    onStep?.('write', artifact.edition);
    try {
      built.push(await writeArtifact(project, artifact));
    } catch (problem) {
      // one that is open elsewhere does not keep the others from being written
      if (!(problem instanceof ReportError)) throw problem;
      problems.push(...problem.diagnostics);
    }
  }
  throwOnErrors(problems);
  return built;
}

/** Failed editions with the PDFs of an earlier build that are still there. */
export function withKept(
  project: Project,
  failed: readonly FailedEdition[],
  settings: BuildSettings,
): readonly FailedEdition[] {
  const { world, outFolder } = project;
  return failed.map((edition) => {
    const { pages, sheets } = artifactNames(project, edition.name, settings);
    const files = [pages, sheets].map((name) => join(outFolder, name));
    return { ...edition, kept: files.filter((file) => world.files.sync.stat(file)) };
  });
}
