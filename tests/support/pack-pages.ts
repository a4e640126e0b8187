import type { Report } from '../../src/report/report.js';
import { type PackPages, packPages } from '../../src/revision/pack-pages.js';
import { shippedSet } from './shipped.js';

/** A data folder set in some editions: its report, and the pages of what each edition prints. */
export async function packPagesOf(
  dataFolder: string,
  ...editions: readonly [string, ...string[]]
): Promise<{ report: Report; pagesOf: (edition: string) => PackPages }> {
  const sets = await Promise.all(editions.map((name) => shippedSet(dataFolder, name)));
  const [{ report }] = sets as [(typeof sets)[number]];
  const pages = new Map(
    sets.map(({ name, document, printed }) => [name, packPages(document, printed(), report)]),
  );
  const pagesOf = (name: string) => {
    const known = pages.get(name);
    if (!known) throw new Error(`no edition ${name}`);
    return known;
  };
  return { report, pagesOf };
}
