import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { imposePdf } from '../../src/imposition/impose.js';
import { settingsOf } from '../support/impose-settings.js';
import { OPS, openPdf } from '../support/pdfjs.js';

/** What says of the layers “guides” (0) and “text” (1) whether they are shown, by their places in the list. */
type Configuration = (layers: readonly object[]) => object;

interface Layers {
  readonly usage?: object;
  readonly configuration?: Configuration;
  /** What the page's content belongs to; the layer “guides” where absent. */
  readonly owner?: Configuration;
}

/** Whether content of a page is on the sheets, as a viewer shows them. */
async function isPrinted({ usage, configuration = () => ({}), owner }: Layers): Promise<boolean> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const layer = (name: string, more: object = {}) =>
    context.register(context.obj({ Type: 'OCG', Name: name, ...more }));
  const layers = [layer('guides', usage && { Usage: usage }), layer('text')];
  const page = document.addPage([420, 595]);
  const content = context.stream('/OC /L BDC 10 10 50 50 re f EMC');
  page.node.set(PDFName.of('Contents'), context.register(content));
  const owned = owner ? context.register(context.obj(owner(layers) as Record<string, never>)) : layers[0];
  page.node.set(PDFName.of('Resources'), context.obj({ Properties: { L: owned } } as never));
  const properties = { OCGs: layers, D: configuration(layers) } as unknown as Record<string, never>;
  document.catalog.set(PDFName.of('OCProperties'), context.obj(properties));
  const { bytes } = await imposePdf({ name: 'in.pdf', bytes: await document.save() }, settingsOf({}));
  return (await shownPaths(bytes)) > 0;
}

/** How many paths a viewer fills on the first side. */
async function shownPaths(bytes: Uint8Array): Promise<number> {
  const task = openPdf(bytes);
  const document = await task.promise;
  const layers = await document.getOptionalContentConfig();
  const open: boolean[] = [];
  let shown = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList();
    for (const [index, operator] of fnArray.entries()) {
      const args = (argsArray[index] ?? []) as unknown[];
      if (operator === OPS.beginMarkedContentProps)
        open.push(args[0] !== 'OC' || layers.isVisible(args[1] as object));
      else if (operator === OPS.endMarkedContent) open.pop();
      else if (operator === OPS.constructPath && args[0] === OPS.fill && !open.includes(false)) shown++;
    }
  }
  await task.destroy();
  return shown;
}

const whenPrinting: Configuration = ([guides]) => ({
  AS: [{ Event: 'Print', Category: ['Print'], OCGs: [guides] }],
});

test.each<[string, boolean, Layers]>([
  ['shown as a matter of course', true, {}],
  ['hidden', false, { configuration: ([guides]) => ({ OFF: [guides] }) }],
  ['hidden with all others', false, { configuration: () => ({ BaseState: 'OFF' }) }],
  ['shown as the only one', true, { configuration: ([guides]) => ({ BaseState: 'OFF', ON: [guides] }) }],
  [
    'shown, but off when it is printed',
    false,
    { usage: { Print: { PrintState: 'OFF' } }, configuration: whenPrinting },
  ],
  [
    'hidden, but on when it is printed',
    true,
    {
      usage: { Print: { PrintState: 'ON' }, View: { ViewState: 'OFF' } },
      configuration: (layers) => ({ ...whenPrinting(layers), OFF: [layers[0]] }),
    },
  ],
  ['never to be printed by its own usage alone', false, { usage: { Print: { PrintState: 'OFF' } } }],
  ['off when it is looked at, by its own usage alone', true, { usage: { View: { ViewState: 'OFF' } } }],
  [
    'off by a rule for exporting',
    true,
    {
      usage: { Export: { ExportState: 'OFF' } },
      configuration: ([guides]) => ({
        AS: [{ Event: 'Export', Category: ['Export'], OCGs: [guides] }],
      }),
    },
  ],
])('a layer that is %s: printed %s', async (_what, expected, layers) => {
  expect(await isPrinted(layers)).toBe(expected);
});

test.each<[string, boolean]>([
  ['AnyOn', true],
  ['AllOn', false],
  ['AnyOff', true],
  ['AllOff', false],
])(
  'content of two layers, of which one is not printed, by the rule %s: printed %s',
  async (rule, expected) => {
    const layers: Layers = {
      usage: { Print: { PrintState: 'OFF' } },
      owner: (both) => ({ Type: 'OCMD', OCGs: [...both], P: rule }),
    };
    expect(await isPrinted(layers)).toBe(expected);
  },
);
