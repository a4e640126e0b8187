import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documents, languageOf, readDocument } from '../support/documents.js';
import { CHECKOUT } from '../support/packs.js';
import { blockNames, blocks, withBlocks } from './generated/index.js';

// `npm run docs` runs this file with --update, which writes the documents
test.each(documents)('the generated tables of %s say what the code knows', async (file) => {
  const text = readDocument(file);
  await expect(await withBlocks(text, languageOf(file))).toMatchFileSnapshot(join(CHECKOUT, file));
});

test('every generated table stands in a document of each language', () => {
  for (const language of ['zh', 'en']) {
    const used = documents
      .filter((file) => languageOf(file) === language)
      .map(readDocument)
      .flatMap(blockNames);
    expect([...new Set(used)].sort()).toEqual(Object.keys(blocks).sort());
  }
});
