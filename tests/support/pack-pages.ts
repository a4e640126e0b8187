import type { Report } from '../../src/report/report.js';
import { type PackPages, packPages } from '../../src/revision/pack-pages.js';
import { shippedPack } from './shipped.js';

/** A data folder set in every edition: its report, and the pages of what each edition prints. */
export async function packPagesOf(
  dataFolder: string,
): Promise<{ report: Report; pagesOf: (edition: string) => PackPages }> {
  const { report, editions } = await shippedPack(dataFolder);
  const pagesOf = (name: string) => {
    const set = editions.find((one) => one.name === name);
    if (!set) throw new Error(`no edition ${name}`);
    return packPages(set.document, set.printed(), report);
  };
  return { report, pagesOf };
}
