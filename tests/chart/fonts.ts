import { openFontLibrary } from '../../src/fonts/open.js';
import { world } from '../support/world.js';

/** The fonts the packs are set in. */
export const fonts = openFontLibrary(world.installation);
