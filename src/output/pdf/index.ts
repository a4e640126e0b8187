import type { FontLibrary } from '../../fonts/library.js';
import type { FlowDocument } from '../../layout/flow.js';
import { layoutDocument } from '../../layout/page/layout.js';
import type { Page } from '../../layout/page/paginate.js';
import { reuseUnchangedPages } from '../../layout/page/unchanged-pages.js';
import { FaceDocument } from './document.js';
import { type AttachedFile, attachFiles } from './file/attachments.js';
import { PageRenderer } from './renderer.js';

export type * from '../../layout/flow.js';
export { measureRuns } from '../../layout/line/compose.js';
export type { Printed } from '../../layout/page/provenance.js';

export interface RenderOptions {
  /** Whether streams are deflated; off to read the file. On where absent. */
  readonly compress?: boolean;
  readonly attachments?: readonly AttachedFile[];
  /** Told of each page once it is painted. */
  readonly onPainted?: (page: Page) => void;
  /** Of how many pages these are some; of all of them unless told. */
  readonly pageCount?: number;
  /** The pages of the last layout in the same looks: those that are still the same are not painted again. */
  readonly earlierPages?: readonly Page[];
}

/** Sets a definition: bytes of the PDF file and the pages as they were laid out. The definition is not changed. */
export async function renderPdf(
  definition: FlowDocument,
  fonts: FontLibrary,
  { compress = true, attachments = [], earlierPages = [] }: RenderOptions = {},
): Promise<{ bytes: Uint8Array; pages: readonly Page[] }> {
  const pages = reuseUnchangedPages(earlierPages, layoutDocument(definition, fonts));
  return { bytes: await paintPdf(definition, pages, fonts, { compress, attachments }), pages };
}

/** Paints the pages that a definition was laid out on: the bytes of the PDF file. */
export async function paintPdf(
  definition: FlowDocument,
  pages: readonly Page[],
  fonts: FontLibrary,
  { compress = true, attachments = [], onPainted, pageCount }: Omit<RenderOptions, 'earlierPages'> = {},
): Promise<Uint8Array> {
  const document = new FaceDocument(definition, fonts, compress);
  const bytes = collect(document);
  await new PageRenderer(document, definition, fonts, onPainted).paintPages(pages, pageCount);
  attachFiles(document, attachments, definition.info.creationDate);
  document.end();
  await document.finish();
  return bytes;
}

function collect(document: FaceDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}
