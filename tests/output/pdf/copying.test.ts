import { expect, test } from 'vitest';
import { renderPdf } from '../../../src/output/pdf/index.js';
import { readPdf } from '../../support/read-pdf.js';
import { fonts, handout, paragraph } from '../../support/typeset.js';

/** Characters that a face of the role draws with one glyph between them: CFF and TrueType. */
const SHARED = ['⽤用', '用⽤户', '•‧', 'ΩΩ', 'µμ', '\u2010-\u2011', '～〜'];

test.each(SHARED)('of %s each is copied as it was typed, whatever stands before it', async (text) => {
  const written = [text, [...text].reverse().join('')];
  const content = written.map((one) => paragraph(one));
  const { bytes } = await renderPdf(handout(content), fonts);
  const copied = (await readPdf(bytes)).flatMap(({ characters }) => characters.map((one) => one.text));
  expect(copied.join('')).toBe(written.join(''));
});

test('a page that is kept has the codes that it would be painted with', async () => {
  const pages = (second: string) =>
    handout([paragraph('⽤户与用户'), paragraph(second, { pageBreak: 'before' }), paragraph('•‧一')]);
  const first = await renderPdf(pages('方⽅'), fonts);
  const warm = await renderPdf(pages('⽅方'), fonts, { earlierPages: first.pages });
  const cold = await renderPdf(pages('⽅方'), fonts);
  expect(Buffer.compare(warm.bytes, cold.bytes)).toBe(0);
});
