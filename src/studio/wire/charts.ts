import type { Bilingual } from '../../core/diagnostic.js';
import type { Edit } from '../../editing/edit.js';
import type { DiagnosticState } from './pack.js';
import type { CallState } from './texts.js';

/** A chart as it is declared and drawn. Types only: both sides import them. */
export interface ChartState {
  /** The file that it is declared in, as edits name it; undefined where it can't be changed here. */
  readonly file?: string;
  /** The worksheet that it stands in, where that is so: a chart a row. */
  readonly sheet?: ChartSheet;
  /** Its place in the list of charts, from 0. */
  readonly index: number;
  readonly name: string;
  /** As it is written. */
  readonly spec: WrittenChart;
  /** 图4, as it is printed in the edition that is shown. */
  readonly number?: string;
  /** Changes with the picture; absent while there is none. */
  readonly picture?: string;
  readonly kinds: readonly {
    readonly type: string;
    readonly name: Bilingual;
    readonly isFit: boolean;
  }[];
  /** The table that it is of, as it is titled. */
  readonly tableTitle?: string;
  readonly columns: readonly { readonly header: string; readonly title: string; readonly unit?: string }[];
  readonly rows: readonly ChartRowState[];
  /** The sentence that the program makes of what is drawn; absent where it finds none. */
  readonly proposed?: string;
  /** Its title as it is printed, with figures filled in. */
  readonly shownTitle: string;
  /** What the calls in it come to, by their source. */
  readonly titleCalls: Readonly<Record<string, CallState>>;
  readonly problems: readonly DiagnosticState[];
}

/** What makes a new chart, and the name that it has then. */
export interface NewChart {
  readonly name: string;
  readonly edits: readonly Edit[];
}

export interface ChartSheet {
  /** What the tables of the page know it by. */
  readonly key: string;
  readonly name: string;
  readonly headLine: number;
  readonly line: number;
  /** All cells of its row. */
  readonly fields: readonly string[];
  /** What can be changed, by its place in a declaration: `type`, `rows.sort`, `columns`. */
  readonly cells: Readonly<Record<string, ChartCell>>;
}

export interface ChartCell {
  readonly column: number;
  readonly text: string;
  /** The head of a column that the sheet does not have yet. */
  readonly newHead?: string;
}

export interface ChartRowState {
  /** What the declaration calls it. */
  readonly name: string;
  readonly label: string;
  readonly isShown: boolean;
  /** Whether it has a figure in each of the columns that are drawn. */
  readonly hasFigures: boolean;
}

/** What of a declaration the page reads; it has more. */
export interface WrittenChart {
  readonly type?: string;
  readonly title?: string;
  readonly topic?: string;
  readonly at?: string;
  readonly rows?: {
    readonly table?: string;
    readonly ids?: readonly string[];
    readonly sort?: string;
    readonly order?: string;
  } & Readonly<Record<string, unknown>>;
  readonly series?: readonly ({ readonly column?: string } & Readonly<Record<string, unknown>>)[];
}
