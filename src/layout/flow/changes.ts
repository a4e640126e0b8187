import type { Place } from '../../core/diagnostics.js';
import type { Changes } from '../../document/tree.js';
import type { Edition } from '../../edition/model.js';
import type { ChangeMarks } from '../flow.js';
import { styleOf } from './context.js';
import { innerLine } from './furniture.js';
import { run } from './runs.js';

/** A photocopier keeps rules from 0.25 pt on; the one under a figure is plainly no hairline of a table. */
const RULE_PT = 0.8;
const BAR_PT = 1.6;
const BAR_GAP_PT = 9;

const LEGEND = '竖线和下划线标出改动之处，见书末更正说明';

/** How an edition marks what has changed: in its accent, which is dark enough to survive a grey printer. */
export function changeMarksOf({ figures, texts, drawings }: Changes, edition: Edition): ChangeMarks {
  const changed = {
    figures: new Set(figures),
    texts: new Set(texts.map(keyOf)),
    drawings: new Set(drawings),
  };
  const style = { ...styleOf(edition, 'foot-note'), color: edition.palette.accent };
  return {
    markOf: ({ figure, source }) => {
      if (figure !== undefined) return changed.figures.has(figure) ? 'rule' : undefined;
      return source && changed.texts.has(keyOf(source)) ? 'bar' : undefined;
    },
    isChanged: ({ id }) => id !== undefined && changed.drawings.has(id),
    color: edition.palette.accent,
    ruleWidthPt: RULE_PT,
    barWidthPt: BAR_PT,
    barGapPt: BAR_GAP_PT,
    legend: (page) => innerLine(edition, [run(LEGEND, style)], page),
  };
}

function keyOf({ file, line, column }: Place): string {
  return [file, line, column].join(':');
}
