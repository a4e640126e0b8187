import { deflateSync } from 'node:zlib';
import type { PdfReference } from 'pdfmake/js/PDFDocument.js';
import { expect, test } from 'vitest';
import { LateStreams } from '../../../src/output/pdf/late-streams.js';

/** An object that notes when it is written. */
function object(id: number, written: string[]): PdfReference {
  const one = {
    id,
    data: {} as Record<string, unknown>,
    compress: true,
    buffer: [] as Buffer[],
    finalize: () => written.push(`${id} ${one.compress} ${one.data.Filter} ${one.buffer[0]?.toString()}`),
  };
  return one as unknown as PdfReference;
}

test('objects are written when the file ends, in their order, whichever stream is there first', async () => {
  const late = new LateStreams();
  const written: string[] = [];
  let give = (_: Buffer) => {};
  const slow = new Promise<Buffer>((resolve) => {
    give = resolve;
  });
  const [first, second] = [object(1, written), object(2, written)];
  late.add(first, slow);
  late.add(second, Promise.resolve(Buffer.from('乙')));
  first.finalize();
  second.finalize();
  const finished = late.finish();
  expect(written).toEqual([]);
  give(Buffer.from('甲'));
  await finished;
  expect(written).toEqual(['1 false FlateDecode 甲', '2 false FlateDecode 乙']);
});

test('what is deflated aside is what would be deflated at once, as of a certain number it is', async () => {
  const late = new LateStreams();
  const streams = Array.from({ length: 60 }, (_, index) => Buffer.from(`文${index}`.repeat(5_000)));
  const deflated = await Promise.all(streams.map((bytes) => late.deflate(bytes)));
  for (const [index, bytes] of streams.entries())
    expect(Buffer.compare(deflated[index] as Buffer, deflateSync(bytes))).toBe(0);
});

test('what is taken back between pages makes room for more to be deflated aside', async () => {
  const late = new LateStreams();
  let isDone = false;
  for (let page = 0; page < 200; page++) {
    void late.deflate(Buffer.from(`文${page}`)).then(() => {
      isDone = true;
    });
    await late.takeBack();
    if (page > 100) expect(isDone).toBe(true);
  }
});
