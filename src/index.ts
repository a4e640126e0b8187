/** The public API: everything that `briefing` does, for programs. */
export type { Pack } from './data/model.js';
export type { Report } from './data/report.js';
export {
  type Bilingual,
  type Diagnostic,
  formatDiagnostic,
  formatPlace,
  type Language,
  type Place,
  ReportError,
} from './diagnostics.js';
export { compareReports } from './diff/compare.js';
export type { PackDifference } from './diff/model.js';
export type { Document } from './document/tree.js';
export type { Edition } from './edition/model.js';
export { exportCsv, exportWorkbook } from './export/index.js';
export {
  type BuildResult,
  type BuildSettings,
  type Built,
  buildPack,
  checkPack,
  readReport,
  type StepName,
  stepNames,
} from './pipeline.js';
export { findDataFolders, openProject, type Project, type ProjectOptions } from './project.js';
