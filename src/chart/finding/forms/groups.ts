import { type Form, leader, mostWord, ranked } from '../words.js';

/** Two clauses go on a line, and three groups would need three. */
const MOST_GROUPS = 2;

/** 平坝以城关镇最多，山区以青竹坪镇最多 */
export const bestOfGroups: Form = (data) => {
  const [column, ...others] = data.columns;
  if (data.isSelection || !data.hasGroupPanels || !column || others.length > 0) return [];
  const groups = [...new Set(data.things.map(({ group }) => group))];
  if (groups.length > MOST_GROUPS) return [];
  const clauses = groups.map((group) => {
    const best = leader(ranked(data, column).filter(({ thing }) => thing.group === group));
    return best && `${group}以${best.thing.name}${mostWord(column)}`;
  });
  return clauses.every((clause) => clause !== undefined) ? [[clauses.join('，')]] : [];
};
