import { readReport } from '../../app/pipeline.js';
import type { Place } from '../../core/diagnostics.js';
import { openProject, type Project } from '../../core/project.js';
import type { Report } from '../../report/report.js';
import { correctionsOf } from '../../revision/corrections/corrections.js';
import type { Correction } from '../../revision/corrections/model.js';
import { compareReports, isSame } from '../../revision/diff/compare.js';
import type { PackDifference } from '../../revision/diff/model.js';
import type { PackPages } from '../../revision/pack-pages.js';
import type { PackState } from '../../revision/state.js';
import type { ChangeLine, ChangesSince } from '../wire/issues.js';
import { IssueStore } from './store.js';

/** An issue as a state that later ones are compared with. */
export async function stateOfIssue(project: Project, number: number): Promise<PackState> {
  const { world, dataFolder, templatesFolder } = project;
  const store = new IssueStore(world, dataFolder);
  await store.known(number);
  const issued = openProject(world, { dataFolder: store.dataOf(number), templatesFolder });
  return { report: await readReport(issued), name: `第${number}版` };
}

/** What differs from an issue in what the files say now: by hand and what followed from that apart. */
export function changesSince(before: PackState, after: Report, pages: PackPages): ChangesSince {
  const difference = compareReports(before.report, after);
  const { figures, added, removed, moved, derived, texts, charts } = correctionsOf(before, after, pages);
  const placeOf = placesIn(difference);
  const line =
    (kind: ChangeLine['kind']) =>
    (one: Correction): ChangeLine => {
      const place = placeOf(one);
      const { where, item, column, before: was, after: is, pages: onPages } = one;
      return { kind, where, item, column, before: was, after: is, pages: onPages, ...(place && { place }) };
    };
  return {
    byHand: [
      ...figures.map(line('changed')),
      ...added.map(line('added')),
      ...removed.map(line('removed')),
      ...moved.map(line('moved')),
      ...texts.map(line('text')),
    ],
    followed: [...derived.map(line('followed')), ...charts.map(line('chart'))],
    isSame: isSame(difference),
  };
}

/** Where a changed cell stands, by its column and by what it was and is: the list for print does not tell. */
function placesIn({ tables }: PackDifference): (line: Correction) => Place | undefined {
  const places = new Map<string, Place | undefined>();
  for (const { rows } of tables)
    for (const row of rows) {
      if (row.kind !== 'changed') continue;
      for (const { name, before, after, place } of row.cells) {
        const key = keyOf(row.label, name, before, after);
        // of two alike nobody knows which is meant
        places.set(key, places.has(key) ? undefined : place);
      }
    }
  return ({ item, column, before, after }) => places.get(keyOf(item, column, before, after));
}

function keyOf(item: string, column: string, before: string, after: string): string {
  return JSON.stringify([item, column, before, after]);
}
