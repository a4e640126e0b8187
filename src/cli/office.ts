import { resolve } from 'node:path';
import { type Diagnostic, errorAt, ReportError } from '../core/diagnostics.js';
import { templatesFolderOf } from '../core/project.js';
import type { World } from '../core/world.js';
import type { Office } from '../server/office.js';
import type { CommandOptions, OptionValues } from './command.js';
import { templates } from './options.js';

/** What an operator sets for all requests and jobs. */
export const officeOptions = {
  templates,
  fonts: {
    flags: '--fonts <folder>',
    words: { zh: '改用这个文件夹里的本单位字体', en: 'use the fonts of this folder in place of fonts/local' },
  },
  allowSentTemplates: {
    flags: '--allow-sent-templates',
    words: {
      zh: '接受请求里的模板；不写则只用这里的',
      en: 'take templates from requests; without it only those that are here are used',
    },
  },
} as const satisfies CommandOptions;

export interface CheckedOffice {
  readonly office: Office;
  /** Fonts that are not used, or not to be embedded. */
  readonly warnings: readonly Diagnostic[];
}

/** Holds what is set to be there and usable now, rather than at the first request. Throws a ReportError. */
export async function checkedOffice(
  { templates, fonts, allowSentTemplates }: OptionValues<typeof officeOptions>,
  world: World,
): Promise<CheckedOffice> {
  const { workingFolder, installation } = world;
  const fontsFolder = fonts === undefined ? undefined : resolve(workingFolder, fonts);
  const office: Office = {
    templatesFolder: templates === undefined ? undefined : templatesFolderOf(world, workingFolder, templates),
    fontsFolder,
    takesTemplates: allowSentTemplates,
  };
  if (fontsFolder === undefined) return { office, warnings: [] };
  if (world.files.sync.stat(fontsFolder)?.kind !== 'folder') throw noFonts(fonts as string);
  const { openFontLibrary } = await import('../fonts/open.js');
  return { office, warnings: openFontLibrary({ ...installation, localFonts: fontsFolder }).found };
}

function noFonts(file: string): ReportError {
  const message = { zh: '没有这个字体文件夹', en: 'there is no such folder of fonts' };
  return new ReportError([errorAt('no-fonts', message, { place: { file } })]);
}
