import { join } from 'node:path';
import { chartDrawer } from '../chart/drawer.js';
import { proposeFinding } from '../chart/finding/propose.js';
import { type Bilingual, type Diagnostic, throwOnErrors } from '../core/diagnostics.js';
import { type Project, programName } from '../core/project.js';
import type { Passage } from '../core/source/passage.js';
import type { Dataset, Pack } from '../dataset/model.js';
import { compose, datedBy } from '../document/compose.js';
import type { Document } from '../document/tree.js';
import { chooseEditions } from '../edition/choose.js';
import { type Appearance, loadEdition } from '../edition/load.js';
import type { Edition } from '../edition/model.js';
import { checkPageCount } from '../edition/page-count.js';
import type { FontLibrary } from '../fonts/library.js';
import { openFontLibrary } from '../fonts/open.js';
import { query } from '../incremental/query.js';
import { type Tracked, track } from '../incremental/tracked.js';
import { type LoadedData, load } from '../input/load.js';
import { loadOrnaments, type Ornaments } from '../ornament/ornaments.js';
import { attachmentsOf } from '../output/data/attach.js';
import type { AttachedFile } from '../output/pdf/file/attachments.js';
import { type Typeset, typeset } from '../output/pdf/typeset.js';
import { checkDrawnTwice } from '../preflight/drawn-twice.js';
import { checkGlyphCoverage, guardData } from '../preflight/glyph-coverage.js';
import { checkStyles } from '../preflight/styles.js';
import { derive } from '../report/derive.js';
import type { Report } from '../report/report.js';
import type { WorkReport } from '../report/work-report.js';
import { markChanges } from '../revision/corrections/mark.js';
import type { PackState } from '../revision/state.js';
import { renderChartTexts } from '../template/chart-texts.js';
import { render } from '../template/render.js';
import {
  loadLooks,
  loadTemplates,
  loadTemplateTexts,
  TemplateFolder,
  type TemplateSources,
  templatesIn,
} from '../template/sources.js';
import { UsageTracker } from '../template/usage-tracker.js';
import { type FailedEdition, forEachEdition } from './failed-edition.js';
import { hasData, withoutData } from './no-data.js';
import { type Validated, validate } from './validate.js';
import {
  figuresGivenOtherwise,
  type LinkedReport,
  readWorkReport,
  withoutFirstPart,
  withoutReport,
  withWorkReport,
} from './work-report.js';

/** The steps in order, as the progress display names them. */
export const stepNames = {
  load: { zh: '读取', en: 'load' },
  validate: { zh: '校验', en: 'validate' },
  derive: { zh: '推算', en: 'derive' },
  render: { zh: '套版', en: 'render' },
  compose: { zh: '成文', en: 'compose' },
  chart: { zh: '绘图', en: 'chart' },
  typeset: { zh: '排版', en: 'typeset' },
  impose: { zh: '拼版', en: 'impose' },
  write: { zh: '写出', en: 'write' },
} as const satisfies Record<string, Bilingual>;

export type StepName = keyof typeof stepNames;

export interface BuildSettings {
  /** Name of one edition, `all`, or nothing for those that pack.yaml lists. */
  readonly edition?: string | undefined;
  /** Name of the palette, over what pack.yaml says. */
  readonly palette?: string | undefined;
  /** Without colour, for a grey-only print room: to a file of its own. */
  readonly grey?: boolean | undefined;
  /** The date of the files; that of the data where absent. */
  readonly date?: Date | undefined;
  /** Marks what has changed since this state, and lists it on a last page: to a file of its own. */
  readonly since?: PackState | undefined;
  readonly onStep?: (step: StepName, edition?: string) => void;
}

/**
 * Data that hold together; a fault in them is looked for again only where they, or texts of templates, have changed.
 */
const checkedData = query(
  'data',
  (_: Tracked<object>, loaded: LoadedData, templates: readonly Passage[], fonts: FontLibrary): Validated => {
    const validated = validate(loaded, templates, fonts.database);
    throwOnErrors([...validated.warnings, ...guardData(loaded, validated.dataset, fonts)]);
    return validated;
  },
);

/** What follows from the data: the very same where only texts of templates have changed. */
const derivedReport = query(
  'report',
  (_: Tracked<object>, dataset: Dataset, workReport: WorkReport | undefined): LinkedReport =>
    withWorkReport(derive(dataset), workReport),
);

/** A pack, set but not written. */
export interface SetPack {
  readonly report: Report;
  readonly editions: readonly SetEdition[];
  /** Editions that could not be set, while others were. */
  readonly failed: readonly FailedEdition[];
  readonly warnings: readonly Diagnostic[];
}

/** One edition of a pack, set but not written. */
export interface SetEdition extends Omit<Typeset, 'warnings'> {
  readonly name: string;
  readonly document: Document;
  /** Nothing in it has changed since the state asked about. */
  readonly isUnchanged: boolean;
  readonly milliseconds: number;
  /** How large its pages are, upright. */
  readonly size: Pick<Edition['page'], 'widthPt' | 'heightPt'>;
  /** How its pages are put on sheets, where they are. */
  readonly sheets: Edition['sheets'];
}

/** A data folder's report: the steps before any template. Throws a ReportError where the data do not hold together. */
export async function readReport({ world, dataFolder, dataName, database }: Project): Promise<Report> {
  const { files: _, report: file, ...loaded } = await load(world.files, dataFolder, dataName);
  const validated = validate(database.latest(`data of ${dataName}`, loaded), [], database);
  throwOnErrors(validated.warnings);
  const { value: workReport } = await readWorkReport(file, dataName, database);
  return withWorkReport(derive(validated.dataset), workReport).report;
}

/**
 * Takes a pack through every step but the last. Throws a ReportError where the data do not hold together, or no edition
 * can be set.
 */
export async function setPack(project: Project, settings: BuildSettings): Promise<SetPack> {
  const { edition, palette, grey, date, since, onStep } = settings;
  const { database, dataName } = project;
  const fonts = openFontLibrary(project.world.installation, database);
  onStep?.('load');
  const { world, dataFolder } = project;
  const { files, report: reportFile, ...fresh } = await load(world.files, dataFolder, dataName);
  const loaded = database.latest(`data of ${dataName}`, fresh);
  onStep?.('validate');
  const templateFolder = new TemplateFolder(project);
  const templateTexts = database.latest('texts of templates', await loadTemplateTexts(templateFolder));
  const nothing = track(database, {});
  const validated = checkedData(nothing, loaded, templateTexts, fonts);
  onStep?.('derive');
  const dataset = database.latest('dataset', validated.dataset);
  const reportRead = await readWorkReport(reportFile, dataName, database);
  const { value: workReport, source, found: foundInReport } = reportRead;
  const { report, found: foundInLinks } = derivedReport(nothing, dataset, workReport);
  if (dataset.pack.report?.first && !workReport) throw withoutFirstPart(dataset.pack, foundInReport);
  const warnings = [...fonts.found, ...validated.warnings];

  const ornaments = await loadOrnaments(files, dataName, templatesIn(project), database);
  const shown = new UsageTracker({ isWhole: edition === undefined });
  const looks: Appearance = {
    palette: palette === undefined ? dataset.pack.palette : { name: palette },
    grey,
  };
  const isLeftOut = edition === 'all' || (edition === undefined && dataset.pack.editions.length === 0);
  const set = async (name: string): Promise<(SetEdition & Pick<Typeset, 'warnings'>) | undefined> => {
    const started = process.uptime();
    const templates = await loadTemplates(templateFolder, name);
    const attachments = attachmentsOf({
      program: programName(project.world.installation),
      edition: name,
      grey: grey ?? false,
      ...(palette !== undefined && { palette }),
      templates: [templates.entry, ...templates.partials, ...(await loadLooks(templateFolder, name))],
      data: files,
    });
    const input = {
      ...{ project, report, fonts, templates, shown, looks, ornaments, attachments, date, since },
      // whatever the command chooses is named by it, one of several, too
      isNamed: (one: string) =>
        (edition !== undefined && edition !== 'all') || dataset.pack.editions.includes(one),
    };
    const made = await setEdition(input, name, onStep);
    if (made === undefined && !isLeftOut)
      throw hasData(report)
        ? withoutReport(name, dataName, foundInReport)
        : withoutData(dataName, validated.warnings);
    return made && { ...made, name, milliseconds: 1000 * (process.uptime() - started) };
  };
  const names = await chooseEditions(project, dataset.pack, edition);
  const { made, failed } = await forEachEdition(project, names, set, (name) => name);
  const editions = made.filter((one) => one !== undefined);
  if (editions.length === 0 && failed.length === 0) throw withoutData(dataName, validated.warnings);
  warnings.push(...editions.flatMap((one) => one.warnings));
  // what an edition that failed would have shown is not known, and one alone may well leave out what the others show
  if (shown.hasReport && source)
    warnings.push(...foundInReport, ...foundInLinks, ...figuresGivenOtherwise(report, source));
  if (failed.length === 0 && edition === undefined) warnings.push(...shown.unshown(report));
  // a build that failed has not come to all that the next one needs
  if (failed.length === 0) database.evict();
  return { report, editions, failed, warnings };
}

interface EditionInput {
  readonly project: Project;
  readonly report: Report;
  readonly fonts: FontLibrary;
  readonly templates: TemplateSources;
  readonly shown: UsageTracker;
  readonly looks: Appearance;
  readonly ornaments: Ornaments;
  readonly attachments: readonly AttachedFile[];
  readonly date: Date | undefined;
  readonly since?: PackState | undefined;
  /** Whether pack.yaml or the command names an edition. */
  readonly isNamed: (edition: string) => boolean;
}

/** An edition of the report with its notes as pack.yaml has them. */
function withReportSettings(edition: Edition, { report }: Pack): Edition {
  const { notes = edition.notes, noteNumbers = edition.noteNumbers } = report ?? {};
  return edition.needs === 'report' ? { ...edition, notes, noteNumbers } : edition;
}

/** The document of an edition. What it is read from, the markup above all, is gone once it is there. */
function composeDocument(
  { project, report, templates, shown }: EditionInput,
  name: string,
  { numbering }: Edition,
  onStep: BuildSettings['onStep'],
): Document {
  const { database } = project;
  onStep?.('render', name);
  const rendered = render(templates, report, shown, undefined, database);
  onStep?.('compose', name);
  const origin = { file: templates.entry.file };
  const chartTexts = renderChartTexts(report, shown, database, proposeFinding);
  return compose(rendered, report, chartTexts, origin, numbering, database);
}

/**
 * Sets an edition; nothing where it is one of the report and the data folder keeps none, or has to be named and is not.
 */
async function setEdition(input: EditionInput, name: string, onStep: BuildSettings['onStep']) {
  const { project, report, fonts, looks, ornaments, attachments, date, since } = input;
  const { world, database } = project;
  const folder = join(project.templatesFolder, name);
  const slot = JSON.stringify([name, looks.palette?.name, looks.grey]);
  const loaded = await loadEdition(world, name, folder, `templates/${name}`, fonts.roles, looks, database);
  if (loaded.needs === 'report' && !report.workReport) return undefined;
  if (loaded.needs === 'data' && !hasData(report)) return undefined;
  if (loaded.needs === 'naming' && !input.isNamed(name)) return undefined;
  const edition = database.latest(`edition ${slot}`, withReportSettings(loaded, report.pack));
  const composed = composeDocument(input, name, edition, onStep);
  const document = database.latest(`document ${slot}`, datedBy(world.now, composed));
  throwOnErrors([...checkStyles(document, edition, database), ...checkGlyphCoverage(document, fonts)]);
  onStep?.('chart', name);
  const charts = chartDrawer(report, edition, fonts);
  onStep?.('typeset', name);
  const resources = { fonts, charts, ornaments, attachments, date };
  const set = await typeset(document, edition, resources, slot);
  const twice = checkDrawnTwice(set.drawn, report, edition);
  const warnings = [...set.warnings, ...checkPageCount(edition, set.pageCount), ...twice];
  const clean = { ...set, document, size: edition.page, sheets: edition.sheets, warnings };
  const marked = since && (await markChanges(document, set, { project, report, since }));
  if (!marked) return { ...clean, isUnchanged: since !== undefined };
  throwOnErrors([...checkStyles(marked, edition, database), ...checkGlyphCoverage(marked, fonts)]);
  const { warnings: _, ...pdf } = await typeset(marked, edition, resources);
  return { ...clean, ...pdf, document: marked, isUnchanged: false };
}
