import { ReportError } from '../../core/diagnostics.js';
import type { Project } from '../../core/project.js';
import type { Report } from '../../report/report.js';
import { compareReports } from '../../revision/diff/compare.js';
import type { PackDifference } from '../../revision/diff/model.js';
import type { PackState } from '../../revision/state.js';
import { stateOfIssue } from '../issues/changes.js';
import { IssueStore } from '../issues/store.js';

/** What differs from the version that was issued last, worked out once for each state of the data. */
export interface Difference {
  /** Number of the issue. */
  readonly issue: number;
  readonly tables: PackDifference['tables'];
}

export class SinceIssue {
  private issued: { readonly number: number; readonly state: PackState } | undefined;
  private found: { readonly report: Report; readonly difference: Difference } | undefined;

  constructor(private readonly project: Project) {}

  /** Undefined where nothing was issued yet, or what was can no longer be read. */
  async of(report: Report): Promise<Difference | undefined> {
    const { world, dataFolder } = this.project;
    const [last] = await new IssueStore(world, dataFolder).list();
    if (!last) return undefined;
    if (this.issued?.number !== last.number) {
      const state = await stateOfIssue(this.project, last.number).catch(unreadable);
      if (!state) return undefined;
      this.issued = { number: last.number, state };
      this.found = undefined;
    }
    if (this.found?.report !== report) {
      const { tables } = compareReports(this.issued.state.report, report);
      this.found = { report, difference: { issue: last.number, tables } };
    }
    return this.found.difference;
  }
}

function unreadable(problem: unknown): undefined {
  if (!(problem instanceof ReportError)) throw problem;
  return undefined;
}
