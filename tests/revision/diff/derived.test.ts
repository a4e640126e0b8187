import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareReports } from '../../../src/revision/diff/compare.js';
import { cases } from '../../support/daily.js';
import { smallReport } from '../../support/report.js';

/** A project: its group, and its amount in hundredths or nothing. */
interface Project {
  readonly id: string;
  readonly group: string;
  readonly hundredths: number | undefined;
}

const AMOUNT = '投资（亿元）';
const digitsOf = (hundredths: number) => (hundredths / 100).toFixed(2);

const report = (projects: readonly Project[]) =>
  smallReport({
    projects: [
      `编号,项目,分组,${AMOUNT},出处,原文`,
      ...projects.map(({ id, group, hundredths }) => {
        const amount = hundredths === undefined ? '' : digitsOf(hundredths);
        return `${id},项目${id},${group},${amount},一,${amount || '无'}`;
      }),
    ].join('\n'),
  });

/** Everything that follows from the amounts, by plain counting. */
function derived(projects: readonly Project[]): Map<string, string> {
  const values = new Map<string, string>();
  const sum = (members: readonly Project[]) =>
    members.reduce((total, { hundredths = 0 }) => total + hundredths, 0);
  const counted = (members: readonly Project[]) =>
    members.filter((one) => one.hundredths !== undefined).length;
  const groups = [...new Set(projects.map(({ group }) => group))];
  for (const group of groups) {
    const members = projects.filter((one) => one.group === group);
    values.set(`${group} 个数`, String(members.length));
    if (counted(members) > 0) values.set(`${group} ${AMOUNT}`, String(sum(members) / 100));
  }
  values.set('合计 个数', String(projects.length));
  if (counted(projects) > 0) values.set(`合计 ${AMOUNT}`, String(sum(projects) / 100));
  values.set(`合计 ${AMOUNT} 列数个数`, String(counted(projects)));
  for (const { id, hundredths } of projects) {
    if (hundredths === undefined) continue;
    const larger = projects.filter((one) => (one.hundredths ?? -1) > hundredths).length;
    values.set(`${id} 名次 ${AMOUNT}`, String(larger + 1));
    const tenths = Math.floor((hundredths * 2000 + sum(projects)) / (2 * sum(projects)));
    values.set(`${id} 占比 ${AMOUNT}`, `${Math.floor(tenths / 10)}.${tenths % 10}%`);
  }
  return values;
}

/** Numbers by what they are, so that 20.00 and 20 are the same sum. */
const number = (text: string) => text.replace(/^-?\d+(?:\.\d+)?$/, (digits) => String(Number(digits)));

const projects = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    group: fc.constantFrom('已开工', '预开工', '谋划'),
    hundredths: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
  }),
  { selector: ({ id }) => id, minLength: 1 },
);

test('whatever differs, all that follows from it is told, and nothing else', () => {
  fc.assert(
    fc.property(projects, projects, (before, after) => {
      const [old, fresh] = [derived(before), derived(after)];
      const inBoth: ReadonlySet<string> = new Set(
        before.map(({ id }) => id).filter((id) => after.some((one) => one.id === id)),
      );
      const isTold = (name: string) => !/^[a-f] /.test(name) || inBoth.has(name.charAt(0));
      const expected = [...new Set([...old.keys(), ...fresh.keys()])]
        .filter((name) => isTold(name) && (old.get(name) ?? '') !== (fresh.get(name) ?? ''))
        .map((name) => [name, old.get(name) ?? '', fresh.get(name) ?? '']);
      const told = compareReports(report(before), report(after))
        .tables.filter(({ table }) => table === 'projects')
        .flatMap(({ rows, sums }) => [
          ...sums,
          ...rows.flatMap((row) =>
            row.kind === 'changed'
              ? row.derived.map((one) => ({ ...one, name: `${row.id} ${one.name}` }))
              : [],
          ),
        ])
        .map((one) => [one.name, number(one.before), number(one.after)]);
      expect(told.toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: cases(100, 300) },
  );
});

test('a sum that comes to the same from other figures is no change, however many zeros end it', () => {
  const one: readonly Project[] = [{ id: 'a', group: '谋划', hundredths: 100 }];
  const two: readonly Project[] = [
    { id: 'a', group: '谋划', hundredths: 25 },
    { id: 'b', group: '谋划', hundredths: 75 },
  ];
  const sums = compareReports(report(one), report(two)).tables.flatMap((table) => table.sums);
  expect(sums.map(({ name }) => name)).not.toContain(`合计 ${AMOUNT}`);
});
