import type { Artifact } from '../../app/artifact.js';
import { artifactsOf } from '../../app/artifacts.js';
import { type FailedEdition, forEachEdition } from '../../app/failed-edition.js';
import { setPack } from '../../app/pipeline.js';
import { openProject, type Project } from '../../core/project.js';
import type { FinishEdition } from '../wire/finish.js';
import { finishEdition } from './print-facts.js';

/** All editions of a pack as files, and how each is printed. */
export interface MadeEditions {
  readonly artifacts: readonly Artifact[];
  readonly editions: readonly FinishEdition[];
  readonly failed: readonly FailedEdition[];
}

/**
 * Makes the editions that a pack lists, once for each state of it. Its project is one of its own: the pages that are
 * looked at while this is under way are made of another.
 */
export class EditionsMaker {
  private readonly project: Project;
  private made: { readonly revision: number; readonly editions: Promise<MadeEditions> } | undefined;

  constructor({ world, dataFolder, templatesFolder }: Project) {
    this.project = openProject(world, { dataFolder, templatesFolder });
  }

  /** The files as of a revision of the pack. Throws a ReportError where the data do not hold together. */
  of(revision: number): Promise<MadeEditions> {
    if (this.made?.revision !== revision) this.made = { revision, editions: this.make() };
    return this.made.editions;
  }

  private async make(): Promise<MadeEditions> {
    const { project } = this;
    const { editions, failed } = await setPack(project, {});
    const make = async (edition: (typeof editions)[number]) => ({
      edition,
      artifacts: await artifactsOf(project, edition, {}),
    });
    const { made, failed: unmade } = await forEachEdition(project, editions, make, ({ name }) => name);
    return {
      artifacts: made.flatMap(({ artifacts }) => artifacts),
      editions: made.map(({ edition, artifacts }) => finishEdition(edition, artifacts)),
      failed: [...failed, ...unmade],
    };
  }
}
