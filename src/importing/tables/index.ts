import { type FigureInWords, figuresInWords } from '../figures/in-words.js';
import type { SourceReport } from '../model.js';
import { type GlossaryRow, glossaryOf } from './glossary.js';
import { type Headlines, headlinesOf } from './headline.js';
import { type ProjectRow, projectsOf } from './projects.js';
import { type Sectors, sectorsOf } from './sectors.js';
import { type Tasks, tasksOf } from './tasks.js';

/** All that a report is taken apart into. */
export interface ImportedTables {
  readonly headlines: Headlines;
  readonly sectors: Sectors;
  readonly projects: readonly ProjectRow[];
  readonly tasks: Tasks;
  readonly glossary: readonly GlossaryRow[];
  /** What no table takes. */
  readonly inWords: readonly FigureInWords[];
}

export function tablesOf(report: SourceReport): ImportedTables {
  const headlines = headlinesOf(report);
  const projects = projectsOf(report);
  const tasks = tasksOf(report);
  return {
    headlines,
    projects,
    tasks,
    glossary: glossaryOf(report),
    inWords: figuresInWords(report),
    sectors: sectorsOf(report, headlines, projects, tasks.rows),
  };
}
