import { type Bilingual, type Diagnostic, errorAt, ReportError } from '../core/diagnostics.js';
import type { Project } from '../core/project.js';

/** An edition that could not be made, while others of the pack were. */
export interface FailedEdition {
  readonly name: string;
  /** The data folder of its pack, as messages show it. */
  readonly folder: string;
  /** Why: errors, and the warnings found with them. */
  readonly diagnostics: readonly Diagnostic[];
  /** Its PDFs from an earlier build, which stay as they are. */
  readonly kept: readonly string[];
}

/** All that there is to say about editions that failed: first why, each thing once, then which they are. */
export function diagnosticsOf(failed: readonly FailedEdition[]): Diagnostic[] {
  return [...distinct(failed.flatMap(({ diagnostics }) => diagnostics)), ...failed.map(notMade)];
}

function notMade({ name, folder, kept }: FailedEdition): Diagnostic {
  const message = {
    zh: `版本“${name}”没有做成，其余版本已做`,
    en: `the edition “${name}” was not made; the others were`,
  };
  const hint = kept.length > 0 ? keptHint(kept) : undefined;
  return errorAt('edition-failed', message, { place: { file: folder }, hint });
}

function keptHint(files: readonly string[]): Bilingual {
  return {
    zh: `上一次的 ${files.join('、')} 没有动`,
    en: `${files.join(', ')} of an earlier build ${files.length > 1 ? 'are' : 'is'} as before`,
  };
}

/** What is wrong with a template that editions share is found in each of them. */
function distinct(found: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** Does something for each edition; a ReportError fails that edition alone, but is thrown where all of them fail. */
export async function forEachEdition<Edition, Made>(
  { dataName: folder }: Pick<Project, 'dataName'>,
  editions: readonly Edition[],
  make: (edition: Edition) => Promise<Made>,
  nameOf: (edition: Edition) => string,
): Promise<{ readonly made: readonly Made[]; readonly failed: readonly FailedEdition[] }> {
  const made: Made[] = [];
  const failed: FailedEdition[] = [];
  for (const edition of editions) {
    try {
      made.push(await make(edition));
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      failed.push({ name: nameOf(edition), folder, diagnostics: problem.diagnostics, kept: [] });
    }
  }
  if (made.length === 0 && failed.length > 0)
    throw new ReportError(distinct(failed.flatMap(({ diagnostics }) => diagnostics)));
  return { made, failed };
}
