import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Deflater } from '../../../../src/output/pdf/file/deflater.js';

test('each text comes out as it does from a stream of its own, whatever came before it', async () => {
  const deflater = new Deflater();
  const texts = [
    Buffer.from('一页'),
    Buffer.alloc(0),
    randomBytes(16 << 10),
    Buffer.from('一页'.repeat(100_000)),
    randomBytes(1 << 20),
    Buffer.from('一页'),
  ];
  for (const text of texts) {
    const deflated = await deflater.deflate(text);
    expect(Buffer.compare(deflated, deflateSync(text))).toBe(0);
  }
  deflater.close();
});

test('who asks when it is closed is told so', async () => {
  const deflater = new Deflater();
  deflater.close();
  await expect(deflater.deflate(Buffer.from('一页'))).rejects.toThrow();
});
