import { expect, test } from 'vitest';
import { chartDrawer } from '../../src/chart/drawer.js';
import type { Document } from '../../src/document/tree.js';
import { load } from '../../src/input/load.js';
import { define } from '../../src/layout/flow/index.js';
import { type FlowDocument, renderPdf } from '../../src/output/pdf/index.js';
import { toolsOf } from '../../src/output/pdf/typeset.js';
import { sharedOrnaments } from '../support/ornaments.js';
import { LEPING } from '../support/packs.js';
import { shippedEdition } from '../support/set-document.js';
import { shippedSet } from '../support/shipped.js';
import { fonts } from '../support/typeset.js';
import { world } from '../support/world.js';

/** The same pages with nothing of them in the structure tree. */
function untagged(definition: FlowDocument): FlowDocument {
  return { ...definition, content: definition.content.map((block) => ({ ...block, isDecoration: true })) };
}

test('what the tags of the shipped handout cost: at most 25 % of its bytes', async () => {
  const [edition, { report, document }] = await Promise.all([
    shippedEdition('handout'),
    shippedSet(LEPING, 'handout'),
  ]);
  const { files } = await load(world.files, LEPING);
  const tools = {
    fonts,
    charts: chartDrawer(report, edition, fonts),
    ornaments: await sharedOrnaments(files),
  };
  // a copy has nothing that was set of the other
  const definitionOf = (one: Document) => define(one, edition, toolsOf(tools, edition, []));
  const { bytes: tagged } = await renderPdf(definitionOf(document), fonts);
  const { bytes: plain } = await renderPdf(untagged(definitionOf(structuredClone(document))), fonts);
  expect(tagged.length).toBeLessThan(1.25 * plain.length);
});
