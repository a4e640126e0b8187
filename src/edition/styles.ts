import { errorAt } from '../core/diagnostics.js';
import type { Path } from '../core/source/values.js';
import type { SpanStyle, TextStyle } from './model.js';
import type { LengthKind } from './ranges.js';
import type { WrittenEdition, WrittenSpan, WrittenStyle } from './schema.js';
import type { EditionValues } from './values.js';

/** Styles of text as they are written → with all that they inherit. */
export class StyleReader {
  private readonly done = new Map<string, TextStyle>();

  constructor(
    private readonly values: EditionValues,
    private readonly written: WrittenEdition['styles'],
    private readonly grid: WrittenEdition['grid'],
  ) {}

  /** All styles by name. */
  all(): Readonly<Record<string, TextStyle>> {
    for (const name of ['body', ...Object.keys(this.written)]) this.style(name);
    return Object.fromEntries(this.done);
  }

  /** A style with what it has of those that it extends; `heirs` are those that extend it. */
  private style(name: string, heirs: readonly string[] = []): TextStyle {
    const done = this.done.get(name);
    if (done) return done;
    const written = Object.hasOwn(this.written, name) ? this.written[name] : undefined;
    if (!written || heirs.includes(name)) {
      this.values.found.push(
        errorAt(
          'edition-style',
          { zh: `样式“${name}”不存在或循环继承`, en: `style “${name}” does not exist or extends itself` },
          { place: this.values.yaml.placeOf(['styles', heirs.at(-1) ?? name, 'extends']) },
        ),
      );
      return this.rootStyle();
    }
    const parentName = written.extends ?? (name === 'body' ? undefined : 'body');
    const parent = parentName === undefined ? this.rootStyle() : this.style(parentName, [...heirs, name]);
    const style = this.resolve(name, written, parent);
    this.done.set(name, style);
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
      font: this.values.font(['styles', name, 'font'], written.font) ?? parent.font,
      bold: written.bold ?? parent.bold,
      sizePt,
      color: this.values.color(['styles', name], written.color) ?? parent.color,
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
    if (this.values.found.length > 0) return;
    const { characters, lines } = this.grid;
    const widthPt = characters * this.values.base.sizePt;
    // a landscape page is as high as a portrait one is wide
    const heightPt = Math.min(widthPt, (lines - 1) * this.values.base.pitchPt + this.values.base.sizePt);
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
    this.values.report('edition-style', message, ['styles', name]);
  }

  private emBoxPt(sizePt: number, pitchPt: number): number {
    return pitchPt === this.values.base.pitchPt ? this.values.base.sizePt : sizePt;
  }

  private longer(path: Path, { size, leading }: { size: string; leading: string }) {
    const sizePt = this.values.length(size, [...path, 'size'], 'size');
    const pitchPt = this.values.length(leading, [...path, 'leading'], 'pitch', {
      ...this.values.base,
      sizePt,
    });
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
    return this.values.length(text, ['styles', style, key], kind, { ...this.values.base, sizePt });
  }

  /** What a part of a line has otherwise than the text around it. */
  span(name: string, { font, bold, size, color }: WrittenSpan): SpanStyle {
    const paint = this.values.color(['spans', name], color);
    const role = this.values.font(['spans', name, 'font'], font);
    return {
      ...(role !== undefined && { font: role }),
      ...(bold !== undefined && { bold }),
      ...(size !== undefined && { sizePt: this.values.length(size, ['spans', name, 'size'], 'size') }),
      ...(paint !== undefined && { color: paint }),
    };
  }

  private rootStyle(): TextStyle {
    return {
      font: '仿宋',
      bold: false,
      sizePt: this.values.base.sizePt,
      color: this.values.palette.ink,
      align: 'justify',
      indentPt: 0,
      insetPt: 0,
      pitchPt: this.values.base.pitchPt,
      emBoxPt: this.values.base.sizePt,
      beforePt: 0,
      afterPt: 0,
      balance: false,
      longer: [],
    };
  }
}
