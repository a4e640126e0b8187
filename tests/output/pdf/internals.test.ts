import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { StockDocument, StockRenderer } from '../../../src/output/pdf/pdfmake.js';

const require = createRequire(import.meta.url);

/** What the engine uses of pdfmake's inside; a new version of pdfmake must pass here before anything else. */
describe('the inside of pdfmake', () => {
  test('is that of the version it was read in', () => {
    expect(require('pdfmake/package.json').version).toBe('0.3.11');
  });

  test('documents have the methods and fields the engine extends', () => {
    const methods = [
      'font',
      'addPage',
      'addNamedDestination',
      'link',
      'goTo',
      'ref',
      'end',
      'endMarkings',
      '_refEnd',
    ];
    for (const method of methods) expect(StockDocument.prototype, method).toHaveProperty(method);
    const document = new StockDocument({}, {}, {}, {}, { autoFirstPage: false, font: null }, null, undefined);
    for (const field of ['fonts', '_fontFamilies', '_fontCount', '_root', 'outline', '_offsets'])
      expect(document, field).toHaveProperty(field);
    document.addPage({ size: [100, 100] });
    expect(document.page.write).toBeTypeOf('function');
    expect(document.page.fonts).toEqual({});
    expect(document.page.dictionary.data).toBeTypeOf('object');
  });

  test('embedded fonts have what ours have, and no more is asked of them', () => {
    const document = new StockDocument({}, {}, {}, {}, { autoFirstPage: false, font: null }, null, undefined);
    document.font(require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'));
    const font = document._font;
    expect(Object.values(document._fontFamilies)).toContain(font);
    expect(font.encode('A')[0]).toEqual(['0001']);
    for (const method of ['ref', 'finalize', 'lineHeight', 'widthOfString'] as const)
      expect(font[method], method).toBeTypeOf('function');
    for (const length of ['ascender', 'descender', 'lineGap', 'xHeight', 'capHeight'] as const)
      expect(font[length], length).toBeTypeOf('number');
  });

  test('the renderer draws SVG', () => {
    expect(StockRenderer.prototype.renderSVG).toBeTypeOf('function');
  });
});
