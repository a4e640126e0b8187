export { mapAsPdf } from './pdf.js';
export { type MapInput, mapSheets, percent, type SheetMap, stapleFromEdgePt } from './sheet-map.js';
export { mapAsText } from './text.js';
