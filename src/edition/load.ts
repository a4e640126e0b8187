import { basename, dirname, join } from 'node:path';
import { type Diagnostic, errorAt, ReportError } from '../diagnostics.js';
import { limits } from '../limits.js';
import { type Paper, paperNames, parsePaper } from '../print/paper.js';
import { defaultImposeSettings } from '../print/settings.js';
import { INSTALLATION } from '../project.js';
import { SourceFolder } from '../source/folder.js';
import { nearestHint } from '../source/nearest.js';
import { checkYaml, type Path, readYaml, type YamlFile } from '../source/yaml.js';
import { type LengthBase, parseLength } from './length.js';
import type { Edition, Palette, SpanStyle, TextStyle } from './model.js';
import { choosePalette, loadPalettes, type PaletteChoice, recolouringOf } from './palettes.js';
import { editionSchema, type WrittenEdition, type WrittenSpan, type WrittenStyle } from './schema.js';

/** What a pack or a command chooses of an edition's looks; the first palette and colour where it doesn't. */
export interface Looks {
  readonly palette?: PaletteChoice | undefined;
  readonly grey?: boolean | undefined;
}

/**
 * Reads `edition.yaml` in a template folder; `roles` are the fonts it may name. Throws a ReportError that lists
 * all that is wrong with it.
 */
export async function loadEdition(
  name: string,
  folder: string,
  displayFolder: string,
  roles: readonly string[],
  { palette: choice, grey = false }: Looks = {},
): Promise<Edition> {
  const file = `${displayFolder}/edition.yaml`;
  const besides = [join(INSTALLATION, 'templates')];
  const templates = new SourceFolder(dirname(folder), dirname(displayFolder), besides);
  const { value: source, found: unread } = await templates.readText(
    `${basename(folder)}/edition.yaml`,
    limits.textFile,
  );
  if (!source) throw new ReportError(unread);
  const { value: yaml, found } = readYaml(source);
  if (!yaml) throw new ReportError(found);
  const checked = checkYaml(editionSchema, yaml);
  if (!checked.value) throw new ReportError(checked.found);
  const palettes = await loadPalettes(templates, checked.value.palettes);
  const palette = choosePalette(palettes, choice, file);
  const reader = new EditionReader(yaml, checked.value, roles, palette);
  const edition = {
    ...reader.read(name, folder, file),
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
      sizePt: this.length(written.grid.size, ['grid', 'size'], origin),
      pitchPt: this.length(written.grid.pitch, ['grid', 'pitch'], origin),
    };
  }

  read(name: string, folder: string, file: string): Omit<Edition, 'recolouring' | 'isGrey'> {
    const { page, grid, rules, table, cards, notes, numbering, figure, chart, furniture, styles, spans } =
      this.written;
    const { sheets } = this.written;
    const { small, ...tableLengths } = table;
    const { least, most, ...figureLengths } = figure;
    for (const style of Object.keys(styles)) this.style(style, []);
    return {
      name,
      folder,
      file,
      page: {
        widthPt: this.length(page.width, ['page', 'width']),
        heightPt: this.length(page.height, ['page', 'height']),
        topPt: this.length(page.top, ['page', 'top']),
        innerPt: this.length(page.inner, ['page', 'inner']),
        outerPt: this.length(page.outer, ['page', 'outer']),
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
      rules: this.points('rules', rules),
      table: {
        ...this.points('table', tableLengths),
        ...(small !== undefined && { smallPt: this.length(small, ['table', 'small']) }),
      },
      cards: this.points('cards', cards),
      notes,
      numbering,
      figure: { ...this.points('figure', figureLengths), least, most },
      chart: {
        font: this.font(['chart', 'font'], chart.font) ?? chart.font,
        labelPt: this.length(chart.label, ['chart', 'label']),
        smallPt: this.length(chart.small, ['chart', 'small']),
      },
      furniture: {
        pageNumber: furniture.pageNumber,
        pageNumberDropPt: this.length(furniture.pageNumberDrop, ['furniture', 'pageNumberDrop']),
      },
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
  private points<Part extends Readonly<Record<string, string>>>(name: string, part: Part): Points<Part> {
    const lengths = Object.entries(part).map(([key, text]) => [`${key}Pt`, this.length(text, [name, key])]);
    return Object.fromEntries(lengths) as Points<Part>;
  }

  private length(text: string, path: Path, base: LengthBase = this.base): number {
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
    return 0;
  }

  private style(name: string, heirs: readonly string[]): TextStyle {
    const done = this.styles.get(name);
    if (done) return done;
    const written = this.written.styles[name];
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
    const sizePt = this.optional(name, 'size', written.size, parent.sizePt, parent.sizePt);
    const pitchPt = this.optional(name, 'leading', written.leading, parent.pitchPt, sizePt);
    const rule = written.rule ?? undefined;
    return {
      font: this.font(['styles', name, 'font'], written.font) ?? parent.font,
      bold: written.bold ?? parent.bold,
      sizePt,
      color: this.color(['styles', name], written.color) ?? parent.color,
      align: written.align ?? parent.align,
      indentPt: this.optional(name, 'indent', written.indent, parent.indentPt, sizePt),
      insetPt: this.optional(name, 'inset', written.inset, parent.insetPt, sizePt),
      pitchPt,
      emBoxPt: this.emBoxPt(sizePt, pitchPt),
      beforePt: this.optional(name, 'before', written.before, 0, sizePt),
      afterPt: this.optional(name, 'after', written.after, 0, sizePt),
      balance: written.balance ?? parent.balance,
      longer: (written.longer ?? []).map((one, index) => this.longer(['styles', name, 'longer', index], one)),
      ...(rule && { rule }),
    };
  }

  private emBoxPt(sizePt: number, pitchPt: number): number {
    return pitchPt === this.base.pitchPt ? this.base.sizePt : sizePt;
  }

  private longer(path: Path, { size, leading }: { size: string; leading: string }) {
    const sizePt = this.length(size, [...path, 'size']);
    const pitchPt = this.length(leading, [...path, 'leading'], { ...this.base, sizePt });
    return { sizePt, pitchPt, emBoxPt: this.emBoxPt(sizePt, pitchPt) };
  }

  private optional(
    style: string,
    key: string,
    text: string | undefined,
    inherited: number,
    sizePt: number,
  ): number {
    if (text === undefined) return inherited;
    return this.length(text, ['styles', style, key], { ...this.base, sizePt });
  }

  private span(name: string, { font, bold, size, color }: WrittenSpan): SpanStyle {
    const paint = this.color(['spans', name], color);
    const role = this.font(['spans', name, 'font'], font);
    return {
      ...(role !== undefined && { font: role }),
      ...(bold !== undefined && { bold }),
      ...(size !== undefined && { sizePt: this.length(size, ['spans', name, 'size']) }),
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
    if (name === undefined || name.startsWith('#')) return name;
    const color = this.palette[name as keyof Palette];
    if (color) return color;
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
