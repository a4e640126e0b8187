/** The public API: everything that `briefing` does, for programs. */
export { extractPack } from './archive/extract.js';
export type { Manifest } from './archive/manifest.js';
export type { PackedData } from './archive/read.js';
export type { Correction, Corrections } from './companions/corrections.js';
export type { Proof, ProofFigure, ProofRow } from './companions/proof.js';
export { type CompanionSettings, writeCorrections, writeProof } from './companions/write.js';
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
export type { PackDifference, PackState } from './diff/model.js';
export type { Document } from './document/tree.js';
export type { Edition } from './edition/model.js';
export { exportCsv, exportWorkbook } from './export/index.js';
export type { FailedEdition } from './failed-edition.js';
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
export { type Imposed, imposePdf, type PdfInput } from './print/index.js';
export { type LayoutName, layouts } from './print/layouts/index.js';
export { type PageRange, parsePageRanges } from './print/page-range.js';
export { type Paper, parsePaper } from './print/paper.js';
export type { ImpositionPlan } from './print/plan.js';
export { defaultImposeSettings, type Flip, type ImposeSettings } from './print/settings.js';
export { findDataFolders, openProject, type Project, type ProjectOptions } from './project.js';
export { type Outcome, Session, type SessionSettings } from './watch/session.js';
