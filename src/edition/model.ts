import type { Numbering } from '../document/numbering.js';
import type { ImposeSettings } from './settings.js';

/** An edition's looks, read from `templates/<name>/edition.yaml`, every length in points. */
export interface Edition {
  readonly name: string;
  /** Folder that holds edition.yaml and pack.hbs. */
  readonly folder: string;
  readonly file: string;
  /**
   * There is such an edition only of a data folder that keeps a report, or has something to print; or only where it is
   * named.
   */
  readonly needs?: 'report' | 'data' | 'naming';
  readonly page: PageGeometry;
  readonly palette: Palette;
  readonly look: Look;
  /** For drawings made in the colours of any palette known to the edition: each colour → that of its role here. */
  readonly recolouring: Readonly<Record<string, string>>;
  /** For a print room without colour: everything in greys, charts told apart by tone and hatch. */
  readonly isGrey: boolean;
  readonly styles: Readonly<Record<string, TextStyle>>;
  /** Styles of a few characters inside a paragraph: only what they change. */
  readonly spans: Readonly<Record<string, SpanStyle>>;
  readonly rules: RuleStyle;
  readonly table: TableStyle;
  readonly cards: CardStyle;
  /** Where a term is explained: at the foot of the page of its first mark, or in the glossary only. */
  readonly notes: 'foot' | 'end';
  /** By what marks are numbered: the glossary, or where they come, on each page or through the document. */
  readonly noteNumbers: NoteNumbers;
  /** Whether tables and figures are numbered through the document (表1) or by section (表3-1). */
  readonly numbering: Numbering;
  readonly figure: FigureStyle;
  readonly chart: ChartLook;
  readonly furniture: Furniture;
  /** How the pages are put on sheets for the print room, where they are. */
  readonly sheets?: Pick<ImposeSettings, 'layout' | 'paper' | 'creep'>;
}

/** By what the marks of notes are numbered. */
export type NoteNumbers = 'glossary' | 'page' | 'throughout';

/** GB/T 9704-2012, 5.2: page, margins and the grid of lines and characters. */
export interface PageGeometry {
  readonly widthPt: number;
  readonly heightPt: number;
  /** From the edge to the top of the first line's characters (天头). */
  readonly topPt: number;
  /** Margin at the spine (订口), and at the fore-edge. */
  readonly innerPt: number;
  readonly outerPt: number;
  /** Inner and outer margins change sides on even pages. */
  readonly duplex: boolean;
  /** Characters of body text in a line, and lines in a page. */
  readonly characters: number;
  readonly lines: number;
  /** Distance of baselines. */
  readonly pitchPt: number;
  /** Size of body text. */
  readonly sizePt: number;
  /** The most pages the edition may have. */
  readonly mostPages?: number;
}

/** Colours as `#rrggbb` by what they do; styles, rules and charts refer to them by these names. */
/** Colours, and the look that goes with them. */
export interface PaletteWithLook extends Palette {
  readonly look?: Look | undefined;
}

/**
 * Cards, groups and sums on a tone with hairlines between rows, or told by rules as in a yearbook: cards under a rule,
 * a tone for sums alone, hairlines only before groups or after every fifth row, no rules under headings.
 */
export type Look = 'toned' | 'ruled';

export interface Palette {
  readonly ink: string;
  readonly quiet: string;
  readonly accent: string;
  readonly main: string;
  readonly tint: string;
  readonly hairline: string;
}

export type SpanStyle = Partial<Pick<TextStyle, 'font' | 'bold' | 'sizePt' | 'color'>>;

export interface TextStyle {
  /** Role in the font manifest. */
  readonly font: string;
  readonly bold: boolean;
  readonly sizePt: number;
  readonly color: string;
  readonly align: 'justify' | 'left' | 'center' | 'right';
  readonly indentPt: number;
  /** Left and right inset of the whole paragraph. */
  readonly insetPt: number;
  /** Distance of baselines. */
  readonly pitchPt: number;
  /**
   * Size whose em box is centred in the pitch: that of body text for a style on the page's own pitch, so that
   * lines of every size share the baselines of the grid; else the style's own.
   */
  readonly emBoxPt: number;
  readonly beforePt: number;
  readonly afterPt: number;
  /** Broken between words into even lines, as titles are (GB/T 9704-2012, 7.3.1). */
  readonly balance: boolean;
  /** What such a title is set in when it takes two lines, three …; the last for any further. */
  readonly longer: readonly Pick<TextStyle, 'sizePt' | 'pitchPt' | 'emBoxPt'>[];
  /** A rule under the paragraph: the double rule of official documents, or a single one. */
  readonly rule?: 'double' | 'single';
}

/** The double rule of official documents, thick above thin, and the single one. */
export interface RuleStyle {
  readonly thickPt: number;
  /** White between the two. */
  readonly gapPt: number;
  readonly thinPt: number;
  readonly singlePt: number;
}

/** CY/T 170: a three-line table. */
export interface TableStyle {
  readonly thickPt: number;
  readonly thinPt: number;
  readonly hairlinePt: number;
  /** White at the left and right inside a cell. */
  readonly paddingPt: number;
  /** Height of a row of one line. */
  readonly rowPt: number;
  /** Size of the cells of a table that is too wide even for a landscape page, before it is divided. */
  readonly smallPt?: number;
  /** Whether a table that is too wide goes onto landscape pages. */
  readonly turns: boolean;
}

export interface CardStyle {
  readonly gapPt: number;
  readonly paddingPt: number;
  /** From the head of one row of cards to that of the next. */
  readonly heightPt: number;
}

/** White around a chart, its height, and how low and high a page may make it, as shares of that. */
export interface FigureStyle {
  readonly beforePt: number;
  readonly afterPt: number;
  /** What one of the lines stands for in which pack.yaml gives a chart's height. */
  readonly linePt: number;
  readonly least: number;
  readonly most: number;
}

export interface ChartLook {
  readonly font: string;
  readonly labelPt: number;
  readonly smallPt: number;
}

/** What every page carries besides its text. */
export interface Furniture {
  /** Page number between two dashes (GB/T 9704, 7.5), or none. */
  readonly pageNumber: 'dashed' | 'none';
  /** Distance of the page number's baseline area below the type area. */
  readonly pageNumberDropPt: number;
}
