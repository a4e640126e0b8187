export { mapAsPdf } from './pdf.js';
export { mapSheets, percent, stapleFromEdgePt } from './sheet-map.js';
export { mapAsText } from './text.js';
