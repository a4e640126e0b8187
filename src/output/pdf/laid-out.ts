import type { FontLibrary } from '../../fonts/library.js';
import { Database } from '../../incremental/database.js';
import type { FlowDocument } from '../../layout/flow.js';
import type { Page } from '../../layout/page/paginate.js';
import { paintPdf } from './index.js';

/** The pages of an edition as they are laid out, before any of them is painted. */
export interface LaidOutPages {
  /** Name of the edition. */
  readonly edition: string;
  /** One object a page: those of the setting that is about to be made. */
  readonly pages: readonly object[];
  /** A PDF of the page at this index alone, for a screen: it has what is seen, without tags, links or attachments. */
  paint(index: number): Promise<Uint8Array>;
}

export type FollowPages = (laidOut: LaidOutPages) => Promise<void>;

interface Followed {
  readonly follow?: FollowPages;
  /** What is remembered of pages that were painted alone: it would drive out what whole files are made of. */
  readonly alone?: Database;
}

const followed = (): { current: Followed } => ({ current: {} });

/**
 * Has somebody told of pages as soon as they are laid out: painting all of them, and making a file of it, takes as long
 * again, while who waits looks at one. The setting goes on once it is told.
 */
export function followPages(database: Database, follow: FollowPages): void {
  const alone = new Database({ common: database.common });
  database.resource(followed).current = { follow, alone };
}

/** Tells who follows the pages of this library's documents. */
export async function tellLaidOut(
  definition: FlowDocument,
  pages: readonly Page[],
  edition: string,
  fonts: FontLibrary,
): Promise<void> {
  const { follow, alone } = fonts.database.resource(followed).current;
  if (!follow || !alone) return;
  // without its blocks a document has no structure, and nothing on a page is tagged
  const bare = { ...definition, content: [] };
  const library = { ...fonts, database: alone };
  const paint = async (index: number) => {
    const bytes = await paintPdf(bare, pages.slice(index, index + 1), library, { pageCount: pages.length });
    alone.evict();
    return bytes;
  };
  await follow({ edition, pages, paint });
}
