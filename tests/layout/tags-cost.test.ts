import { expect, test } from 'vitest';
import { validate } from '../../src/app/validate.js';
import { chartDrawer } from '../../src/chart/drawer.js';
import { load } from '../../src/input/load.js';
import { define } from '../../src/layout/flow/index.js';
import { type FlowDocument, renderPdf } from '../../src/output/pdf/index.js';
import { toolsOf } from '../../src/output/pdf/typeset.js';
import { derive } from '../../src/report/derive.js';
import { sharedOrnaments } from '../support/ornaments.js';
import { LEPING } from '../support/packs.js';
import { documentOfPack, shippedEdition } from '../support/set-document.js';
import { fonts } from '../support/typeset.js';
import { world } from '../support/world.js';

const RUNS = 7;

/** The same pages with nothing of them in the structure tree. */
function untagged(definition: FlowDocument): FlowDocument {
  return { ...definition, content: definition.content.map((block) => ({ ...block, isDecoration: true })) };
}

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] as number;

test('what the tags of the shipped handout cost: at most 25 % of its bytes', async () => {
  const edition = await shippedEdition('handout');
  const document = await documentOfPack(LEPING, 'handout');
  const { files, ...loaded } = await load(world.files, LEPING);
  const report = derive(validate(loaded).dataset);
  const ornaments = await sharedOrnaments(files);
  const definitionAnew = () => {
    const charts = chartDrawer(report, edition, fonts);
    // a copy has nothing that was set of it before
    const copy = structuredClone(document);
    return define(copy, edition, toolsOf({ fonts, charts, ornaments }, edition, []));
  };
  const figures = { tagged: [] as number[], plain: [] as number[] };
  let [taggedBytes, plainBytes] = [0, 0];
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    taggedBytes = (await renderPdf(definitionAnew(), fonts)).bytes.length;
    const between = performance.now();
    plainBytes = (await renderPdf(untagged(definitionAnew()), fonts)).bytes.length;
    figures.tagged.push(between - started);
    figures.plain.push(performance.now() - between);
  }
  const [tagged, plain] = [median(figures.tagged), median(figures.plain)];
  const share = (more: number, than: number) => `${((100 * (more - than)) / than).toFixed(1)} %`;
  console.log(`tags: ${share(taggedBytes, plainBytes)} of ${plainBytes} bytes`);
  console.log(
    `tags: ${(tagged - plain).toFixed(0)} ms, ${share(tagged, plain)} of setting and painting again`,
  );
  expect(taggedBytes).toBeLessThan(1.25 * plainBytes);
});
