import { stringify } from 'yaml';
import { bytesOfText, type FolderFile } from '../folder/folder-file.js';
import type { FrontTexts, ReadingChoice, ReadingChoices } from '../wire/start.js';

/**
 * The files of a data folder of an office's own sheets, which stay as they are, and pack.yaml, which says what is
 * printed over them and how the clerk said that they are read.
 */
export function sheetsPack(
  sheets: readonly FolderFile[],
  front: Partial<FrontTexts>,
  choices: ReadingChoices,
): readonly FolderFile[] {
  return [{ name: 'pack.yaml', bytes: bytesOfText(packText(front, choices)) }, ...sheets];
}

const HEAD =
  '# 由现成的表格新建。表格原样放在旁边，用表格软件打开修改就行；这里只写封面和读法。\n' +
  '# tables 里的行号、列号按表格软件里看到的写，比自动认出的优先。\n';

function packText(front: Partial<FrontTexts>, choices: ReadingChoices): string {
  const texts = Object.entries(front).filter(([, text]) => text.trim() !== '');
  const tables = Object.entries(choices)
    .map(([name, choice]) => [name, settingsOf(choice)] as const)
    .filter(([, settings]) => Object.keys(settings).length > 0);
  const content = {
    ...Object.fromEntries(texts),
    editions: ['handout', 'brief'],
    ...(tables.length > 0 && { tables: Object.fromEntries(tables) }),
  };
  return `${HEAD}${stringify(content, { lineWidth: 0, singleQuote: true })}`;
}

function settingsOf({ kind, head, unit, title, total, skip = [], skipColumns = [] }: ReadingChoice) {
  return {
    ...(kind && { kind }),
    ...(title !== undefined && title.trim() !== '' && { title }),
    ...(unit !== undefined && unit.trim() !== '' && { unit }),
    ...(head && { head: head[0] === head[1] ? head[0] : `${head[0]}-${head[1]}` }),
    ...(total !== undefined && { total: total === 'none' || total.length === 0 ? 'none' : total }),
    ...(skip.length > 0 && { skip }),
    ...(skipColumns.length > 0 && { 'skip-columns': skipColumns }),
  };
}
