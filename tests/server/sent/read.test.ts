import { describe, expect, test } from 'vitest';
import { readSent } from '../../../src/server/sent/read.js';
import { encoded } from '../../support/encoded.js';

/** As Node hands over what a client has written in a header. */
const asHeader = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('a body that is one file', () => {
  test.each([
    ['as it is', asHeader(Buffer.from('attachment; filename="主要指标.csv"'))],
    ['in GBK', asHeader(encoded('attachment; filename=主要指标.csv', 'gb18030'))],
    ['with its encoding', `attachment; filename*=utf-8''%E4%B8%BB%E8%A6%81%E6%8C%87%E6%A0%87.csv`],
  ])('may be named in a header %s', (_, disposition) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-disposition': disposition };
    const limits = { files: 1, unpackedBytes: 10, pages: 1 };
    const { groups } = readSent({ kind: 'packs', query: {}, headers, body: Buffer.from('x'), limits });
    expect([...(groups.get('files')?.keys() ?? [])]).toEqual(['主要指标.csv']);
  });
});
