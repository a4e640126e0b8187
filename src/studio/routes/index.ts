import type { Area } from './area.js';
import { charts } from './charts.js';
import { checks } from './checks.js';
import { cover } from './cover.js';
import { edits } from './edits.js';
import { finish } from './finish.js';
import { issues } from './issues.js';
import { pack } from './pack.js';
import { pages } from './pages.js';
import { start } from './start.js';
import { tables } from './tables.js';
import { terms } from './terms.js';
import { texts } from './texts.js';

/** What is served to the page: adding an area is a file here and a line below. */
export const areas: readonly Area[] = [
  ...[pack, edits, pages],
  ...[cover, texts, tables, charts, terms],
  ...[start, checks, issues, finish],
];
