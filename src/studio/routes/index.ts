import type { Area } from './area.js';
import { pack } from './pack.js';
import { pages } from './pages.js';
import { start } from './start.js';

/** What is served to the page: adding an area is a file here and a line below. */
export const areas: readonly Area[] = [pack, pages, start];
