import { basename, dirname } from 'node:path';
import { type Bilingual, type Diagnostic, errorAt, ReportError } from '../core/diagnostics.js';
import { type LengthBase, parseLength } from '../core/length.js';
import { limits } from '../core/limits.js';
import { ownTemplates } from '../core/project.js';
import { SourceFolder } from '../core/source/folder.js';
import { nearestHint } from '../core/source/nearest.js';
import type { Path } from '../core/source/values.js';
import { checkYaml, readYaml } from '../core/source/yaml.js';
import type { YamlFile } from '../core/source/yaml-file.js';
import type { World } from '../core/world.js';
import { Database } from '../incremental/database.js';
import type { Edition, Palette, SpanStyle, TextStyle } from './model.js';
import { choosePalette, loadPalettes, type PaletteChoice, recolouringOf } from './palettes.js';
import { type Paper, paperNames, parsePaper } from './paper.js';
import { type LengthKind, lengthRanges } from './ranges.js';
import { ruledStyles } from './ruled-styles.js';
import { editionSchema, type WrittenEdition, type WrittenSpan, type WrittenStyle } from './schema.js';
import { defaultImposeSettings } from './settings.js';

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
  const reader = new EditionReader(yaml, checked.value, roles, palette);
  const read = reader.read(name, folder, file);
  const edition = {
    ...read,
    look,
    styles: look === 'ruled' ? ruledStyles(read.styles, palette) : read.styles,
    recolouring: recolouringOf(palettes, palette),
    isGrey: grey,
  };
  if (reader.found.length > 0) throw new ReportError(reader.found);
  return edition;
}

type Points<Part> = { readonly [Key in keyof Part & string as `${Key}Pt`]: number };

/** Converts what is written to points and resolves the inheritance of styles, collecting what is wrong. */
class EditionReader {
  readonly found: Diagnostic[] = [];
  private readonly base: LengthBase;
  private readonly styles = new Map<string, TextStyle>();

  constructor(
    private readonly yaml: YamlFile,
    private readonly written: WrittenEdition,
    private readonly roles: readonly string[],
    private readonly palette: Palette,
  ) {
    const origin = { sizePt: 0, pitchPt: 0 };
    this.base = {
      sizePt: this.length(written.grid.size, ['grid', 'size'], 'size', origin),
      pitchPt: this.length(written.grid.pitch, ['grid', 'pitch'], 'pitch', origin),
    };
  }

  read(name: string, folder: string, file: string): Omit<Edition, 'recolouring' | 'isGrey' | 'look'> {
    const { page, grid, rules, table, cards, notes, numbering, figure, chart, furniture, styles, spans } =
      this.written;
    const { sheets, needs, noteNumbers } = this.written;
    const { small, turn, padding, row, thick, thin, hairline } = table;
    const { gap, padding: cardPadding, height } = cards;
    const { least, most, before, after, line } = figure;
    for (const style of ['body', ...Object.keys(styles)]) this.style(style, []);
    return {
      name,
      folder,
      file,
      page: {
        ...this.paperAround(page, grid),
        duplex: page.duplex,
        characters: grid.characters,
        lines: grid.lines,
        pitchPt: this.base.pitchPt,
        sizePt: this.base.sizePt,
        ...(page.most !== undefined && { mostPages: page.most }),
      },
      palette: this.palette,
      styles: Object.fromEntries(this.styles),
      spans: Object.fromEntries(Object.entries(spans).map(([span, one]) => [span, this.span(span, one)])),
      rules: this.points('rules', rules, 'rule'),
      table: {
        ...this.points('table', { thick, thin, hairline }, 'rule'),
        ...this.points('table', { padding }, 'white'),
        ...this.points('table', { row }, 'pitch'),
        ...(small !== undefined && { smallPt: this.length(small, ['table', 'small'], 'size') }),
        turns: turn,
      },
      cards: {
        ...this.points('cards', { gap, padding: cardPadding }, 'white'),
        ...this.points('cards', { height }, 'pitch'),
      },
      notes,
      noteNumbers,
      numbering,
      figure: {
        ...this.points('figure', { before, after }, 'white'),
        ...this.points('figure', { line }, 'pitch'),
        least,
        most,
      },
      chart: {
        font: this.font(['chart', 'font'], chart.font) ?? chart.font,
        labelPt: this.length(chart.label, ['chart', 'label'], 'size'),
        smallPt: this.length(chart.small, ['chart', 'small'], 'size'),
      },
      furniture: {
        pageNumber: furniture.pageNumber,
        pageNumberDropPt: this.length(furniture.pageNumberDrop, ['furniture', 'pageNumberDrop'], 'white'),
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
    this.found.push(
      errorAt('edition-paper', message, { place: this.yaml.placeOf(['sheets', 'paper']), hint }),
    );
    return defaultImposeSettings.paper;
  }

  /** The lengths of one part of the file in points: `gap` becomes `gapPt`. */
  private points<Part extends Readonly<Record<string, string>>>(
    name: string,
    part: Part,
    kind: LengthKind,
  ): Points<Part> {
    const lengths = Object.entries(part).map(([key, text]) => {
      return [`${key}Pt`, this.length(text, [name, key], kind)];
    });
    return Object.fromEntries(lengths) as Points<Part>;
  }

  /** The margins, and the page that has to hold the lines of the grid beside them. */
  private paperAround(page: WrittenEdition['page'], grid: WrittenEdition['grid']) {
    const paper = {
      widthPt: this.length(page.width, ['page', 'width'], 'page'),
      heightPt: this.length(page.height, ['page', 'height'], 'page'),
      topPt: this.length(page.top, ['page', 'top'], 'white'),
      innerPt: this.length(page.inner, ['page', 'inner'], 'white'),
      outerPt: this.length(page.outer, ['page', 'outer'], 'white'),
    };
    if (this.found.length > 0) return paper;
    const { characters, lines } = grid;
    const { sizePt, pitchPt } = this.base;
    const takenPt = {
      characters: paper.innerPt + characters * sizePt,
      lines: paper.topPt + (lines - 1) * pitchPt + sizePt,
    };
    if (takenPt.characters > paper.widthPt) {
      const message = {
        zh: `订口加上每行${characters}个字，比纸还宽`,
        en: `the inner margin and ${characters} characters in a line are wider than the page`,
      };
      this.report('edition-page', message, ['grid', 'characters']);
    }
    if (takenPt.lines > paper.heightPt) {
      const message = {
        zh: `天头加上${lines}行，比纸还高`,
        en: `the top margin and ${lines} lines are higher than the page`,
      };
      this.report('edition-page', message, ['grid', 'lines']);
    }
    return paper;
  }

  private report(code: string, message: Bilingual, path: Path, hint?: Bilingual): void {
    this.found.push(errorAt(code, message, { place: this.yaml.placeOf(path), hint }));
  }

  /** A length in points, of the kind that belongs there; one that can't be is told, and the least stands in for it. */
  private length(text: string, path: Path, kind: LengthKind, base: LengthBase = this.base): number {
    const { leastPt, mostPt } = lengthRanges[kind];
    const points = this.parsed(text, path, base);
    if (points >= leastPt && points <= mostPt) return points;
    if (Number.isNaN(points)) return leastPt;
    const [least, most] = [leastPt, mostPt].map((pt) => `${Math.round(pt * 10) / 10}pt`);
    this.report(
      'edition-length',
      {
        zh: `长度“${text}”${points < leastPt ? '太小' : '太大'}`,
        en: `the length “${text}” is too ${points < leastPt ? 'small' : 'large'}`,
      },
      path,
      { zh: `可在 ${least} 到 ${most} 之间。`, en: `It may be between ${least} and ${most}.` },
    );
    return leastPt;
  }

  /** NaN, and told, where it can't be read. */
  private parsed(text: string, path: Path, base: LengthBase): number {
    const points = parseLength(text, base);
    if (points !== undefined) return points;
    this.found.push(
      errorAt(
        'edition-length',
        { zh: `读不懂长度“${text}”`, en: `can't read the length “${text}”` },
        {
          place: this.yaml.placeOf(path),
          hint: {
            zh: '可写 37mm、12pt、2字、1行、2/3行、三号',
            en: 'write 37mm, 12pt, 2字, 1行, 2/3行 or 三号',
          },
        },
      ),
    );
    return Number.NaN;
  }

  private style(name: string, heirs: readonly string[]): TextStyle {
    const done = this.styles.get(name);
    if (done) return done;
    const written = Object.hasOwn(this.written.styles, name) ? this.written.styles[name] : undefined;
    if (!written || heirs.includes(name)) {
      this.found.push(
        errorAt(
          'edition-style',
          { zh: `样式“${name}”不存在或循环继承`, en: `style “${name}” does not exist or extends itself` },
          { place: this.yaml.placeOf(['styles', heirs.at(-1) ?? name, 'extends']) },
        ),
      );
      return this.rootStyle();
    }
    const parentName = written.extends ?? (name === 'body' ? undefined : 'body');
    const parent = parentName === undefined ? this.rootStyle() : this.style(parentName, [...heirs, name]);
    const style = this.resolve(name, written, parent);
    this.styles.set(name, style);
    return style;
  }

  private resolve(name: string, written: WrittenStyle, parent: TextStyle): TextStyle {
    const sizePt = this.optional(name, 'size', 'size', written.size, parent.sizePt, parent.sizePt);
    const pitchPt = this.optional(name, 'leading', 'pitch', written.leading, parent.pitchPt, sizePt);
    const indentPt = this.optional(name, 'indent', 'indent', written.indent, parent.indentPt, sizePt);
    const insetPt = this.optional(name, 'inset', 'white', written.inset, parent.insetPt, sizePt);
    const beforePt = this.optional(name, 'before', 'white', written.before, 0, sizePt);
    const afterPt = this.optional(name, 'after', 'white', written.after, 0, sizePt);
    this.checkRoom(name, { sizePt, pitchPt, indentPt, insetPt, beforePt, afterPt });
    const rule = written.rule ?? undefined;
    return {
      font: this.font(['styles', name, 'font'], written.font) ?? parent.font,
      bold: written.bold ?? parent.bold,
      sizePt,
      color: this.color(['styles', name], written.color) ?? parent.color,
      align: written.align ?? parent.align,
      indentPt,
      insetPt,
      pitchPt,
      emBoxPt: this.emBoxPt(sizePt, pitchPt),
      beforePt,
      afterPt,
      balance: written.balance ?? parent.balance,
      longer: (written.longer ?? []).map((one, index) => this.longer(['styles', name, 'longer', index], one)),
      ...(rule && { rule }),
    };
  }

  /** A line that no type area could hold would be looked for a place for ever. */
  private checkRoom(
    name: string,
    style: Pick<TextStyle, 'sizePt' | 'pitchPt' | 'indentPt' | 'insetPt' | 'beforePt' | 'afterPt'>,
  ): void {
    if (this.found.length > 0) return;
    const { characters, lines } = this.written.grid;
    const widthPt = characters * this.base.sizePt;
    // a landscape page is as high as a portrait one is wide
    const heightPt = Math.min(widthPt, (lines - 1) * this.base.pitchPt + this.base.sizePt);
    const isWide = style.insetPt + Math.max(0, style.indentPt) + style.sizePt > widthPt;
    const isHigh = style.beforePt + style.pitchPt + style.afterPt > heightPt;
    if (!isWide && !isHigh && style.insetPt + style.indentPt >= 0) return;
    const message =
      isWide || isHigh
        ? { zh: `样式“${name}”一行也放不下`, en: `no page has room for a line of the style “${name}”` }
        : {
            zh: `样式“${name}”的首行伸到版心外`,
            en: `the first line of the style “${name}” begins outside of the page`,
          };
    this.report('edition-style', message, ['styles', name]);
  }

  private emBoxPt(sizePt: number, pitchPt: number): number {
    return pitchPt === this.base.pitchPt ? this.base.sizePt : sizePt;
  }

  private longer(path: Path, { size, leading }: { size: string; leading: string }) {
    const sizePt = this.length(size, [...path, 'size'], 'size');
    const pitchPt = this.length(leading, [...path, 'leading'], 'pitch', { ...this.base, sizePt });
    return { sizePt, pitchPt, emBoxPt: this.emBoxPt(sizePt, pitchPt) };
  }

  private optional(
    style: string,
    key: string,
    kind: LengthKind,
    text: string | undefined,
    inherited: number,
    sizePt: number,
  ): number {
    if (text === undefined) return inherited;
    return this.length(text, ['styles', style, key], kind, { ...this.base, sizePt });
  }

  private span(name: string, { font, bold, size, color }: WrittenSpan): SpanStyle {
    const paint = this.color(['spans', name], color);
    const role = this.font(['spans', name, 'font'], font);
    return {
      ...(role !== undefined && { font: role }),
      ...(bold !== undefined && { bold }),
      ...(size !== undefined && { sizePt: this.length(size, ['spans', name, 'size'], 'size') }),
      ...(paint !== undefined && { color: paint }),
    };
  }

  private font(path: readonly string[], role: string | undefined): string | undefined {
    if (role === undefined || this.roles.includes(role)) return role;
    const message = { zh: `没有字体“${role}”`, en: `there is no font “${role}”` };
    const details = { place: this.yaml.placeOf(path), hint: nearestHint(role, this.roles) };
    this.found.push(errorAt('edition-font', message, details));
    return undefined;
  }

  private color(path: readonly string[], name: string | undefined): string | undefined {
    if (name === undefined || /^#[0-9a-f]{6}$/i.test(name)) return name;
    if (name.startsWith('#')) {
      const message = { zh: `“${name}”不是颜色`, en: `“${name}” is no colour` };
      this.report('edition-color', message, [...path, 'color'], {
        zh: '写作 #rrggbb。',
        en: 'Write #rrggbb.',
      });
      return undefined;
    }
    if (Object.hasOwn(this.palette, name)) return this.palette[name as keyof Palette];
    this.found.push(
      errorAt(
        'edition-color',
        { zh: `调色板里没有“${name}”`, en: `the palette has no “${name}”` },
        { place: this.yaml.placeOf([...path, 'color']) },
      ),
    );
    return undefined;
  }

  private rootStyle(): TextStyle {
    return {
      font: '仿宋',
      bold: false,
      sizePt: this.base.sizePt,
      color: this.palette.ink,
      align: 'justify',
      indentPt: 0,
      insetPt: 0,
      pitchPt: this.base.pitchPt,
      emBoxPt: this.base.sizePt,
      beforePt: 0,
      afterPt: 0,
      balance: false,
      longer: [],
    };
  }
}
