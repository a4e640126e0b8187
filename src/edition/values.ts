import { type Bilingual, type Diagnostic, errorAt } from '../core/diagnostics.js';
import { type LengthBase, parseLength } from '../core/length.js';
import { nearestHint } from '../core/source/nearest.js';
import type { Path } from '../core/source/values.js';
import type { YamlFile } from '../core/source/yaml-file.js';
import type { Palette } from './model.js';
import { type LengthKind, lengthRanges } from './ranges.js';
import type { WrittenEdition } from './schema.js';

type Points<Part> = { readonly [Key in keyof Part & string as `${Key}Pt`]: number };

/** Lengths, fonts and colours of an `edition.yaml` as they are written → what they stand for, and what is wrong. */
export class EditionValues {
  readonly found: Diagnostic[] = [];
  /** What 字 and 行 are of. */
  readonly base: LengthBase;

  constructor(
    readonly yaml: YamlFile,
    grid: WrittenEdition['grid'],
    private readonly roles: readonly string[],
    readonly palette: Palette,
  ) {
    const origin = { sizePt: 0, pitchPt: 0 };
    this.base = {
      sizePt: this.length(grid.size, ['grid', 'size'], 'size', origin),
      pitchPt: this.length(grid.pitch, ['grid', 'pitch'], 'pitch', origin),
    };
  }

  /** The lengths of one part of the file in points: `gap` becomes `gapPt`. */
  points<Part extends Readonly<Record<string, string>>>(
    name: string,
    part: Part,
    kind: LengthKind,
  ): Points<Part> {
    const lengths = Object.entries(part).map(([key, text]) => {
      return [`${key}Pt`, this.length(text, [name, key], kind)];
    });
    return Object.fromEntries(lengths) as Points<Part>;
  }

  /** A length in points, of the kind that belongs there; one that can't be is told, and the least stands in for it. */
  length(text: string, path: Path, kind: LengthKind, base: LengthBase = this.base): number {
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

  font(path: readonly string[], role: string | undefined): string | undefined {
    if (role === undefined || this.roles.includes(role)) return role;
    const message = { zh: `没有字体“${role}”`, en: `there is no font “${role}”` };
    const details = { place: this.yaml.placeOf(path), hint: nearestHint(role, this.roles) };
    this.found.push(errorAt('edition-font', message, details));
    return undefined;
  }

  color(path: readonly string[], name: string | undefined): string | undefined {
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

  report(code: string, message: Bilingual, path: Path, hint?: Bilingual): void {
    this.found.push(errorAt(code, message, { place: this.yaml.placeOf(path), hint }));
  }
}
