import { PartMemory } from '../../document/part-memory.js';
import type { Document } from '../../document/tree.js';
import type { Edition } from '../../edition/model.js';
import { areSame, shareStructure } from '../../incremental/share.js';
import type { Page } from '../../layout/page/paginate.js';
import type { Typeset } from './typeset.js';

/** What has been set, and all that decided it. */
interface LastSet {
  readonly facts: readonly unknown[];
  readonly edition: Edition;
  readonly pages: readonly Page[];
  readonly typeset: Typeset;
}

/**
 * What is known of one edition of a pack from the last time it was set. The next build starts from there: what it
 * finds unchanged is the same object as before, and what was made of that is still good.
 */
export class EditionMemory {
  /** What its markup came to, part by part. */
  readonly parts = new PartMemory();
  private edition: Edition | undefined;
  private document: Document | undefined;
  private last: LastSet | undefined;

  /** The edition: the very object that it was last if it has not changed. */
  recogniseEdition(edition: Edition): Edition {
    this.edition = shareStructure(this.edition, edition);
    return this.edition;
  }

  /** The document, made of the very parts that it was last made of where they have not changed. */
  recogniseDocument(document: Document): Document {
    this.document = shareStructure(this.document, document);
    return this.document;
  }

  /** What was set of the very same. */
  typesetOf(facts: readonly unknown[]): Typeset | undefined {
    return this.last && areSame(this.last.facts, facts) ? this.last.typeset : undefined;
  }

  /** The pages that were last laid out in the same looks. */
  pagesIn(edition: Edition): readonly Page[] {
    return this.last?.edition === edition ? this.last.pages : [];
  }

  keep(last: LastSet): void {
    this.last = last;
  }
}
