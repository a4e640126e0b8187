/**
 * What benchmarks and the fuzzer reach of the built program, beside what programs are offered: bundled as
 * `.build/inside.js` and in no package.
 */
export { buildPack } from '../../src/app/build.js';
export { checkPack } from '../../src/app/check.js';
export { exportPack } from '../../src/app/export.js';
export { makeShippedResults } from '../../src/app/shipped-results.js';
export { Session } from '../../src/app/watch/session.js';
export { findUnbreakable } from '../../src/chinese/unbreakable.js';
export { printDiagnostics, processTerminal } from '../../src/cli/terminal.js';
export { ReportError } from '../../src/core/diagnostics.js';
export { openProject } from '../../src/core/project.js';
export { processWorld } from '../../src/core/world/process-world.js';
export { defaultImposeSettings } from '../../src/edition/settings.js';
export { openFontLibrary } from '../../src/fonts/open.js';
export { imposePdf } from '../../src/imposition/index.js';
export { composeParagraph } from '../../src/layout/line/compose.js';
export { extractPack } from '../../src/output/data/extract.js';
export { renderPdf } from '../../src/output/pdf/index.js';
export { xlsx } from '../../src/output/tables/xlsx-output.js';
export { adversarialProse, seeded } from './adversarial.js';
export { figuresPrinted } from './figures-printed.js';
export { lineBounds } from './line-bounds.js';
export { evennessOf } from './line-evenness.js';
export { randomSheet } from './tables/random-sheet.js';
export { sheetPrinter } from './tables/sheet-printer.js';
