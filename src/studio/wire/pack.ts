import type { Bilingual, Place } from '../../core/diagnostic.js';

/** What the page is told of the pack that is open. Types only: both sides import them. */
export interface PackState {
  /** The data folder as a path of this machine, and the name of the pack. */
  readonly folder: string;
  readonly name: string;
  readonly title: string;
  /** Grows with every build, and with every change of the data. */
  readonly revision: number;
  /** Nothing has been built yet. */
  readonly isFirst: boolean;
  readonly hasFailed: boolean;
  /** From the change to the new pages, in ms. */
  readonly milliseconds: number;
  readonly tables: readonly TableEntry[];
  /** The parts of the texts. */
  readonly texts: readonly { readonly key: string; readonly title: string }[];
  readonly charts: readonly { readonly name: string; readonly title: string }[];
  /** What is edited in pages of its own by its lines of pack.yaml: findings lead there. */
  readonly parts: readonly PackPart[];
  readonly termCount: number;
  readonly editions: readonly EditionEntry[];
  readonly look: LookState;
  readonly palettes: readonly { readonly key: string; readonly name: string }[];
  readonly pages?: PagesEntry;
  readonly diagnostics: readonly DiagnosticState[];
}

/** A sheet of data: a CSV file, or a worksheet of a workbook. */
export interface TableEntry {
  /** `indicators.csv`, `统计表.xlsx#项目`: what routes ask for. */
  readonly key: string;
  readonly title: string;
  /** 表1 as it is printed, where it is. */
  readonly number?: string;
  readonly rowCount: number;
  /** It prints where the pack puts it, among others and in any part. */
  readonly isMovable?: true;
  /** Where its title is changed, where pack.yaml says it or can. */
  readonly titleHome?: TitleHome;
}

export interface TitleHome {
  readonly path: readonly string[];
  /** What is written there, if anything is. */
  readonly before?: string;
}

/** Lines of pack.yaml, the first and the last, that a page edits: `text/indicators`, `chart/growth`, `cover`. */
export interface PackPart {
  readonly area: 'cover' | 'text' | 'chart';
  readonly item?: string;
  readonly title?: string;
  readonly from: number;
  readonly to: number;
}

export interface EditionEntry {
  readonly key: string;
  readonly name: string;
}

/** What the pages are shown in. */
export interface LookState {
  readonly edition: string;
  readonly palette?: string;
  readonly isGrey: boolean;
}

/** The pages as they were last good. */
export interface PagesEntry {
  readonly edition: string;
  /** Digest of the PDF. */
  readonly version: string;
  readonly pageCount: number;
  /** By page a number that stays as long as nothing on the page changes. */
  readonly pageIds: readonly number[];
}

export interface DiagnosticState {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: Bilingual;
  readonly hint?: Bilingual;
  readonly place?: Place;
  readonly where?: Bilingual;
}
