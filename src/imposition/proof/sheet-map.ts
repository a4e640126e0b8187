import { PT_PER_MM } from '../../core/length.js';
import type { ImposeSettings, LayoutName } from '../../edition/settings.js';
import { layouts } from '../layouts/index.js';
import type { Slot } from '../pad-to-sheets.js';
import type { ImpositionPlan } from '../plan.js';
import type { Place, Sheet } from '../signature.js';

/** What the print room tapes to the machine: how to print, what to do then, and which page stands where. */
export interface SheetMap {
  readonly title: string;
  readonly facts: readonly string[];
  readonly grid: { readonly columns: number; readonly rows: number };
  /** Height of a side over its width. */
  readonly aspect: number;
  readonly isFolded: boolean;
  readonly sheets: readonly MappedSheet[];
}

export interface MappedSheet {
  readonly label: string;
  readonly front: readonly MappedPlace[];
  readonly back: readonly MappedPlace[];
}

export interface MappedPlace {
  readonly column: number;
  readonly row: number;
  /** The page's number in its PDF, what part of a cover it is, or 空. */
  readonly text: string;
  readonly isUpsideDown: boolean;
}

export interface MapInput {
  readonly name: string;
  readonly plan: ImpositionPlan;
  readonly settings: ImposeSettings;
}

/** The map of an imposition, in Chinese. */
export function mapSheets({ name, plan, settings }: MapInput): SheetMap {
  const { sheet, grid } = plan.geometry;
  const { isFolded } = layouts[settings.layout];
  const cover = coverTexts(plan.run);
  const place = ({ column, row, position, turn }: Place): MappedPlace => {
    const slot = plan.run[position - 1];
    const text = slot === undefined ? '空' : slot.from === 'cover' ? cover(slot.number) : `${slot.number}`;
    return { column, row, text, isUpsideDown: turn === 180 };
  };
  return {
    title: `拼版图　${name}`,
    facts: factsOf(plan, settings),
    grid,
    aspect: sheet.heightPt / sheet.widthPt,
    isFolded,
    sheets: plan.sheets.map((one, index) => ({
      label: labelOf(one, index, plan.sheets),
      front: one.front.map(place),
      back: one.back.map(place),
    })),
  };
}

function coverTexts(run: readonly Slot[]): (number: number) => string {
  const pages = run.filter((slot) => slot?.from === 'cover').length;
  const names = pages === 4 ? ['封面', '封二', '封三', '封底'] : ['封面', '封底'];
  return (number) => names[number - 1] as string;
}

function labelOf({ section }: Sheet, index: number, sheets: readonly Sheet[]): string {
  const hasSections = sheets.some((sheet) => sheet.section > 1);
  const number = `第${index + 1}张`;
  if (section === 0) return `${number}　封面`;
  return hasSections ? `${number}　第${section}帖` : number;
}

function factsOf({ sheets, run, geometry, spinePt }: ImpositionPlan, settings: ImposeSettings): string[] {
  const { sheet, scale } = geometry;
  const pages = run.filter((slot) => slot !== undefined).length;
  const way = sheet.widthPt >= sheet.heightPt ? '横放' : '竖放';
  const size = scale === 1 ? '原大' : `缩到${percent(scale)}`;
  const blanks = run.length - pages;
  const spine = spinePt > 0 ? `，书脊宽${millimetres(spinePt)}` : '';
  return [
    `版式：${layouts[settings.layout].name.zh}${settings.rightToLeft ? '（右翻）' : ''}，${size}${spine}`,
    `纸张：${settings.paper.name} ${way}，${sheets.length}张；${pages}页，空白${blanks}页`,
    `打印：双面，沿${settings.flip === 'short' ? '短' : '长'}边翻转，实际大小（100%），不选“适合页面”`,
    `装订：${FINISHING[settings.layout](geometry.sheet.heightPt, settings)}`,
    '图中数字是原文件的第几页；倒放的数字，页头朝下；“空”是空白页。',
  ];
}

/** A staple stands 70 mm from head and foot of a sheet as high as A4 is (297 mm), elsewhere in proportion. */
export function stapleFromEdgePt(heightPt: number): number {
  return (70 / 297) * heightPt;
}

type Finishing = (heightPt: number, settings: ImposeSettings) => string;

const saddle: Finishing = (heightPt, { sectionSheets }) => {
  const staples = `在折缝上订两钉，各距上下边${millimetres(stapleFromEdgePt(heightPt))}`;
  return sectionSheets === undefined
    ? `按张号从外到里套好，对折，${staples}`
    : `每帖按张号从外到里套好，对折，${staples}，各帖依次叠齐`;
};

const inOrder: Finishing = () => '按张号叠齐，不折不裁';

const FINISHING: Readonly<Record<LayoutName, Finishing>> = {
  saddle,
  perfect: () => '每帖按张号从外到里套好，对折，各帖依次叠齐，铣背上胶',
  '2up': inOrder,
  '4up': inOrder,
  'cut-stack': (_, { rightToLeft }) =>
    `按张号叠齐，沿页边裁开，各叠从${rightToLeft ? '右到左' : '左到右'}、从上到下依次摞起`,
};

/** A scale as a person reads it: whole percents, or one decimal where it matters. */
export function percent(scale: number): string {
  return `${Number((scale * 100).toFixed(1))}%`;
}

function millimetres(lengthPt: number): string {
  return `${Number((lengthPt / PT_PER_MM).toFixed(1))} mm`;
}
