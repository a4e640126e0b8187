import { basename, dirname } from 'node:path';
import { errorAt, ReportError } from '../core/diagnostics.js';
import { limits } from '../core/limits.js';
import { ownTemplates } from '../core/project.js';
import { SourceFolder } from '../core/source/folder.js';
import { checkYaml, readYaml } from '../core/source/yaml.js';
import type { World } from '../core/world.js';
import { Database } from '../incremental/database.js';
import type { Edition } from './model.js';
import { choosePalette, loadPalettes, type PaletteChoice, recolouringOf } from './palettes.js';
import { type Paper, paperNames, parsePaper } from './paper.js';
import { ruledStyles } from './ruled-styles.js';
import { editionSchema, type WrittenEdition } from './schema.js';
import { defaultImposeSettings } from './settings.js';
import { StyleReader } from './styles.js';
import { EditionValues } from './values.js';

/** What a pack or a command chooses of an edition's appearance; the first palette and colour where it doesn't. */
export interface Appearance {
  readonly palette?: PaletteChoice | undefined;
  readonly grey?: boolean | undefined;
}

/**
 * Reads `edition.yaml` in a template folder; `roles` are the fonts it may name. Throws a ReportError that lists
 * all that is wrong with it.
 */
export async function loadEdition(
  { files, installation }: Pick<World, 'files' | 'installation'>,
  name: string,
  folder: string,
  displayFolder: string,
  roles: readonly string[],
  { palette: choice, grey = false }: Appearance = {},
  database = new Database(),
): Promise<Edition> {
  const file = `${displayFolder}/edition.yaml`;
  const besides = [ownTemplates(installation)];
  const templates = new SourceFolder(files, dirname(folder), dirname(displayFolder), besides);
  const { value: source, found: unread } = await templates.readText(
    `${basename(folder)}/edition.yaml`,
    limits.textFile,
  );
  if (!source) throw new ReportError(unread);
  const { value: yaml, found } = readYaml(source, database);
  if (!yaml) throw new ReportError(found);
  const checked = checkYaml(editionSchema, yaml);
  if (!checked.value) throw new ReportError(checked.found);
  const palettes = await loadPalettes(templates, checked.value.palettes, database);
  const { look = 'toned', ...palette } = choosePalette(palettes, choice, file);
  const values = new EditionValues(yaml, checked.value.grid, roles, palette);
  const read = new EditionReader(values, checked.value).read(name, folder, file);
  const edition = {
    ...read,
    look,
    styles: look === 'ruled' ? ruledStyles(read.styles, palette) : read.styles,
    recolouring: recolouringOf(palettes, palette),
    isGrey: grey,
  };
  if (values.found.length > 0) throw new ReportError(values.found);
  return edition;
}

/** Converts what is written to points, collecting what is wrong. */
class EditionReader {
  private readonly styles: StyleReader;

  constructor(
    private readonly values: EditionValues,
    private readonly written: WrittenEdition,
  ) {
    this.styles = new StyleReader(values, written.styles, written.grid);
  }

  read(name: string, folder: string, file: string): Omit<Edition, 'recolouring' | 'isGrey' | 'look'> {
    const { page, grid, rules, table, cards, notes, numbering, figure, chart, furniture, spans } =
      this.written;
    const { sheets, needs, noteNumbers } = this.written;
    const { small, turn, padding, row, thick, thin, hairline } = table;
    const { gap, padding: cardPadding, height } = cards;
    const { least, most, before, after, line } = figure;
    const styles = this.styles.all();
    return {
      name,
      folder,
      file,
      page: {
        ...this.paperAround(page, grid),
        duplex: page.duplex,
        characters: grid.characters,
        lines: grid.lines,
        pitchPt: this.values.base.pitchPt,
        sizePt: this.values.base.sizePt,
        ...(page.most !== undefined && { mostPages: page.most }),
      },
      palette: this.values.palette,
      styles,
      spans: Object.fromEntries(
        Object.entries(spans).map(([span, one]) => [span, this.styles.span(span, one)]),
      ),
      rules: this.values.points('rules', rules, 'rule'),
      table: {
        ...this.values.points('table', { thick, thin, hairline }, 'rule'),
        ...this.values.points('table', { padding }, 'white'),
        ...this.values.points('table', { row }, 'pitch'),
        ...(small !== undefined && { smallPt: this.values.length(small, ['table', 'small'], 'size') }),
        turns: turn,
      },
      cards: {
        ...this.values.points('cards', { gap, padding: cardPadding }, 'white'),
        ...this.values.points('cards', { height }, 'pitch'),
      },
      notes,
      noteNumbers,
      numbering,
      figure: {
        ...this.values.points('figure', { before, after }, 'white'),
        ...this.values.points('figure', { line }, 'pitch'),
        least,
        most,
      },
      chart: {
        font: this.values.font(['chart', 'font'], chart.font) ?? chart.font,
        labelPt: this.values.length(chart.label, ['chart', 'label'], 'size'),
        smallPt: this.values.length(chart.small, ['chart', 'small'], 'size'),
      },
      furniture: {
        pageNumber: furniture.pageNumber,
        pageNumberDropPt: this.values.length(
          furniture.pageNumberDrop,
          ['furniture', 'pageNumberDrop'],
          'white',
        ),
      },
      ...(needs && { needs }),
      ...(sheets && { sheets: { ...sheets, paper: this.paper(sheets.paper) } }),
    };
  }

  private paper(name: string): Paper {
    const paper = parsePaper(name);
    if (paper) return paper;
    const message = { zh: `没有纸张“${name}”`, en: `there is no paper “${name}”` };
    const hint = {
      zh: `可写 ${paperNames.join('、')} 或 330x480mm`,
      en: `write ${paperNames.join(', ')} or 330x480mm`,
    };
    this.values.found.push(
      errorAt('edition-paper', message, { place: this.values.yaml.placeOf(['sheets', 'paper']), hint }),
    );
    return defaultImposeSettings.paper;
  }

  /** The margins, and the page that has to hold the lines of the grid beside them. */
  private paperAround(page: WrittenEdition['page'], grid: WrittenEdition['grid']) {
    const paper = {
      widthPt: this.values.length(page.width, ['page', 'width'], 'page'),
      heightPt: this.values.length(page.height, ['page', 'height'], 'page'),
      topPt: this.values.length(page.top, ['page', 'top'], 'white'),
      innerPt: this.values.length(page.inner, ['page', 'inner'], 'white'),
      outerPt: this.values.length(page.outer, ['page', 'outer'], 'white'),
    };
    if (this.values.found.length > 0) return paper;
    const { characters, lines } = grid;
    const { sizePt, pitchPt } = this.values.base;
    const takenPt = {
      characters: paper.innerPt + characters * sizePt,
      lines: paper.topPt + (lines - 1) * pitchPt + sizePt,
    };
    if (takenPt.characters > paper.widthPt) {
      const message = {
        zh: `订口加上每行${characters}个字，比纸还宽`,
        en: `the inner margin and ${characters} characters in a line are wider than the page`,
      };
      this.values.report('edition-page', message, ['grid', 'characters']);
    }
    if (takenPt.lines > paper.heightPt) {
      const message = {
        zh: `天头加上${lines}行，比纸还高`,
        en: `the top margin and ${lines} lines are higher than the page`,
      };
      this.values.report('edition-page', message, ['grid', 'lines']);
    }
    return paper;
  }
}
