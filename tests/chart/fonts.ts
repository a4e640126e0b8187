import { fileURLToPath } from 'node:url';
import { openFontLibrary } from '../../src/fonts/open.js';

/** The fonts the packs are set in. */
export const fonts = openFontLibrary(fileURLToPath(new URL('../..', import.meta.url)));
