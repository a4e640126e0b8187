import type { EncodedAs } from '../../../support/encoded.js';
import type { SheetFormat } from '../../../support/sheet-file.js';
import type { GoldTable } from '../gold.js';

/** What a reader sees in a table of an office besides what {@link GoldTable} tells. */
export interface OfficeTable extends GoldTable {
  /** The units of the rows, parted by spaces. */
  readonly rowUnits?: string;
  /** The periods of the rows, parted by spaces. */
  readonly rowPeriods?: string;
  readonly transposed?: true;
}

/** A sheet as an office would hand it over, and what is in it: written down before it was ever read by the program. */
export interface OfficeSheet {
  readonly name: string;
  readonly as: SheetFormat;
  readonly encoding?: EncodedAs;
  readonly drawing: string;
  readonly tables: readonly OfficeTable[];
}
