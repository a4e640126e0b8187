import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { briefingProcess } from '../../support/command.js';
import { temporaryFolder } from '../../support/packs.js';

/** A PDF of one empty page that also holds an object 0, which no PDF may. */
function pdfWithObjectZero(): string {
  const objects = [
    '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
    '2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj',
    '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<<>>>> endobj',
    '0 0 obj <</A 1>> endobj',
  ];
  return `%PDF-1.7\n${objects.join('\n')}\ntrailer <</Size 4/Root 1 0 R>>\n%%EOF\n`;
}

test('what a library makes of a broken file is not printed', async () => {
  const folder = await temporaryFolder();
  onTestFinished(folder.remove);
  await writeFile(join(folder.path, 'in.pdf'), pdfWithObjectZero());
  const { out, err } = await briefingProcess(folder.path, ['impose', 'in.pdf', 'out.pdf', '--lang', 'en']);
  expect(out + err).not.toContain('parsed object');
});
