/**
 * `briefing` for programs: a pack as a workspace, in memory or of a folder, that answers with bytes, and what is done
 * with documents that are there already. Nothing here writes a file. What is wrong with data, templates or a document
 * is thrown as a {@link ReportError} with all that there is to say, in Chinese and in English.
 */

export type { Artifact } from './app/artifact.js';
export {
  type Extracted,
  extractPack,
  type FileBytes,
  type Imported,
  type Imposed,
  importReport,
  imposePdf,
  type NamedBytes,
  type SheetSettings,
} from './app/documents.js';
export { folderWorkspace, memoryWorkspace } from './app/open-workspace.js';
export type { PackCell, PackFiles, PackRows, PackSettings } from './app/pack-files.js';
export type {
  CheckSettings,
  FailedToMake,
  FolderOptions,
  Made,
  MakeSettings,
  MemoryOptions,
  MemoryWorkspace,
  Workspace,
} from './app/workspace.js';
export {
  type Bilingual,
  type Diagnostic,
  formatDiagnostic,
  type Language,
  type Place,
  ReportError,
} from './core/diagnostics.js';
export type { Flip, LayoutName } from './edition/settings.js';
export type { Manifest, ManifestFile } from './output/data/manifest.js';
export type * from './revision/diff/model.js';
