import type { Area } from './area.js';
import { checks } from './checks.js';
import { edits } from './edits.js';
import { finish } from './finish.js';
import { issues } from './issues.js';
import { pack } from './pack.js';
import { pages } from './pages.js';
import { start } from './start.js';
import { tables } from './tables.js';
import { texts } from './texts.js';

/** What is served to the page: adding an area is a file here and a line below. */
export const areas: readonly Area[] = [
  ...[pack, edits, pages, tables, texts],
  ...[start, checks, issues, finish],
];
