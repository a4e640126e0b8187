import { createRequire } from 'node:module';
import { limits } from '../../../core/limits.js';
import { UnreadableWorkbook } from '../../../input/xlsx/unreadable.js';

/** A stretch of text as a page of a PDF shows it; points from the lower left corner. */
export interface Glyphs {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Size of the type. */
  readonly size: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyphs[];
}

/** What of the library is used; the reader of the preview, which is there anyway. */
interface PdfJs {
  getDocument(source: object): { readonly promise: Promise<PdfDocument>; destroy(): Promise<void> };
}

interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<{
    readonly view: readonly [number, number, number, number];
    getTextContent(): Promise<{ readonly items: readonly (TextItem | { readonly type: string })[] }>;
  }>;
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly [number, number, number, number, number, number];
  readonly width: number;
}

/** The text of the pages of a PDF. Throws an UnreadableWorkbook where it is none, damaged, or has a password. */
export async function pagesOf(bytes: Uint8Array): Promise<PdfPage[]> {
  const load = createRequire(import.meta.url)('./pdf-library.cjs') as () => Promise<PdfJs>;
  const { getDocument } = await load();
  const task = getDocument({
    data: Uint8Array.from(bytes),
    ...{
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
    },
  });
  try {
    const document = await task.promise;
    if (document.numPages > limits.reportPages) throw new UnreadableWorkbook('huge');
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) pages.push(await pageOf(document, number));
    return pages;
  } catch (problem) {
    if (problem instanceof UnreadableWorkbook) throw problem;
    const isLocked = problem instanceof Error && problem.name === 'PasswordException';
    throw new UnreadableWorkbook(isLocked ? 'locked' : 'broken');
  } finally {
    await task.destroy();
  }
}

async function pageOf(document: PdfDocument, number: number): Promise<PdfPage> {
  const page = await document.getPage(number);
  const [left, bottom, right, top] = page.view;
  const { items } = await page.getTextContent();
  const glyphs = items.flatMap((item): Glyphs[] => {
    if (!('str' in item) || item.str === '') return [];
    const [a, b, , , x, y] = item.transform;
    return [{ text: item.str, x: x - left, y: y - bottom, width: item.width, size: Math.hypot(a, b) }];
  });
  return { width: right - left, height: top - bottom, glyphs };
}
