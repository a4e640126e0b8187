import { constants, createDeflate } from 'node:zlib';
import { compact } from './deflate.js';

/**
 * Deflates texts one after another on another processor, each as a stream of its own. zlib's `deflate` does the same,
 * but opens a stream for each text, which takes as long as deflating a page and room for a quarter of a megabyte.
 */
export class Deflater {
  private readonly stream = createDeflate({ flush: constants.Z_FINISH });
  private parts: Buffer[] = [];

  constructor() {
    this.stream.on('data', (part: Buffer) => this.parts.push(part));
    // whoever has asked is told by the promise
    this.stream.on('error', () => {});
  }

  /** The bytes deflated, in a while; to be asked again only then. */
  deflate(bytes: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.stream.write(bytes, (problem) => {
        if (problem) {
          reject(problem);
          return;
        }
        const [first, ...more] = this.parts;
        this.parts = [];
        this.stream.reset();
        resolve(first && more.length === 0 ? compact(first) : Buffer.concat([first ?? EMPTY, ...more]));
      });
    });
  }

  close(): void {
    this.stream.close();
  }
}

const EMPTY = Buffer.alloc(0);
