import type { PageArea } from './area.js';
import { chart } from './chart/area.js';
import { checks } from './checks/area.js';
import { cover } from './cover/area.js';
import { finish } from './finish/area.js';
import { importing } from './import/area.js';
import { newTable } from './newtable/area.js';
import { next } from './next/area.js';
import { sheet } from './sheet/area.js';
import { start } from './start/area.js';
import { tables } from './tables/area.js';
import { terms } from './terms/area.js';
import { text } from './text/area.js';
import { versions } from './versions/area.js';

/** The parts of the page in the order of the list at the left: adding one is a folder here and a line below. */
export const areas: readonly PageArea[] = [
  ...[start, importing, sheet, next],
  ...[cover, text, tables, newTable, chart, terms],
  ...[checks, versions, finish],
];
