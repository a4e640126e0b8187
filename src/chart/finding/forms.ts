import { comparison } from './forms/comparison.js';
import { course } from './forms/course.js';
import { bestOfGroups } from './forms/groups.js';
import { severalMeasures } from './forms/measures.js';
import { parts } from './forms/parts.js';
import { ranking } from './forms/ranking.js';
import type { Form } from './words.js';

/** All forms of a finding, those that say more of their kind of data first: adding one is a file and a line. */
export const forms: readonly Form[] = [bestOfGroups, comparison, course, parts, severalMeasures, ranking];
