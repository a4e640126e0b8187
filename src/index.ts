/** The public API: everything that `briefing` does, for programs. */
export { type BuildResult, type Built, buildPack } from './app/build.js';
export { type CompanionSettings, writeCorrections, writeProof } from './app/companions.js';
export type { FailedEdition } from './app/failed-edition.js';
export {
  type BuildSettings,
  checkPack,
  readReport,
  type StepName,
  stepNames,
} from './app/pipeline.js';
export { type Outcome, Session, type SessionSettings } from './app/watch/session.js';
export {
  type Bilingual,
  type Diagnostic,
  formatDiagnostic,
  formatPlace,
  type Language,
  type Place,
  ReportError,
} from './core/diagnostics.js';
export { findDataFolders, openProject, type Project, type ProjectOptions } from './core/project.js';
export type { Pack } from './dataset/model.js';
export type { Document } from './document/tree.js';
export type { Edition } from './edition/model.js';
export { type PageRange, parsePageRanges } from './edition/page-range.js';
export { type Paper, parsePaper } from './edition/paper.js';
export {
  defaultImposeSettings,
  type Flip,
  type ImposeSettings,
  type LayoutName,
} from './edition/settings.js';
export { type Imposed, imposePdf, type PdfInput } from './imposition/index.js';
export { layouts } from './imposition/layouts/index.js';
export type { ImpositionPlan } from './imposition/plan.js';
export { extractPack } from './output/data/extract.js';
export type { Manifest } from './output/data/manifest.js';
export type { PackedData } from './output/data/read.js';
export { exportCsv, exportWorkbook } from './output/tables/index.js';
export type { Report } from './report/report.js';
export type { Correction, Corrections } from './revision/corrections/model.js';
export { compareReports } from './revision/diff/compare.js';
export type { PackDifference, PackState } from './revision/diff/model.js';
export type { Proof, ProofFigure, ProofRow } from './revision/proof/proof.js';
