import type { DiagnosticState } from './pack.js';

/** A chart as it is declared and drawn. Types only: both sides import them. */
export interface ChartState {
  /** The file that it is declared in, as edits name it; undefined where it stands in a worksheet (`sheetKey`). */
  readonly file?: string;
  readonly sheetKey?: string;
  /** Its place in the list of charts, from 0. */
  readonly index: number;
  readonly name: string;
  /** As it is written. */
  readonly spec: WrittenChart;
  /** 图4, as it is printed in the edition that is shown. */
  readonly number?: string;
  /** Changes with the picture; absent while there is none. */
  readonly picture?: string;
  readonly kinds: readonly { readonly type: string; readonly name: string; readonly isFit: boolean }[];
  readonly tables: readonly { readonly name: string; readonly title: string }[];
  readonly columns: readonly { readonly header: string; readonly title: string; readonly unit?: string }[];
  readonly rows: readonly ChartRowState[];
  /** The sentence that the program makes of what is drawn; absent where it finds none. */
  readonly proposed?: string;
  /** Its title as it is printed, with figures filled in. */
  readonly shownTitle: string;
  readonly problems: readonly DiagnosticState[];
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
