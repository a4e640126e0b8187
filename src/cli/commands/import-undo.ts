import { join, relative, resolve } from 'node:path';
import { shownJson } from '../../core/control-characters.js';
import { type Diagnostic, errorAt, ReportError } from '../../core/diagnostics.js';
import type { Undo } from '../../importing/update/undo.js';
import type { CommandContext } from '../command.js';
import { shellWord } from '../shell-word.js';
import type { Terminal } from '../terminal.js';

interface Asked {
  readonly folder: string;
  readonly write: boolean;
  /** Even what was changed by hand since. */
  readonly force: boolean;
  readonly json: boolean;
}

/** Tells what taking back the last update of a data folder would do; does it where that is asked for. */
export async function undoUpdate(asked: Asked, { terminal, world }: CommandContext): Promise<void> {
  const { takeBack, undoOf } = await import('../../importing/update/undo.js');
  const path = resolve(world.workingFolder, asked.folder);
  const shownAs = relative(world.workingFolder, path) || path;
  const undo = await undoOf(world.files, path);
  if (undo === undefined) throw new ReportError([noUpdate(shownAs)]);
  if (undo.missing.length > 0) throw new ReportError([gone(undo, shownAs)]);
  if (asked.write && !asked.force && undo.touched.length > 0)
    throw new ReportError([changedSince(undo, shownAs)]);
  if (asked.write) await takeBack(world, path, undo);
  if (asked.json) terminal.out(shownJson(resultOf(undo, shownAs, asked.write)));
  else tell(undo, shownAs, asked, terminal);
}

function resultOf({ restored, taken, touched }: Undo, folder: string, written: boolean) {
  return { ok: true, folder, written, restored: restored.map(({ name }) => name), taken, touched };
}

function tell(undo: Undo, folder: string, { write }: Asked, terminal: Terminal): void {
  const { colors, language } = terminal;
  const isChinese = language === 'zh';
  const list = (names: readonly string[]) => names.join(isChinese ? '、' : ', ');
  const restored = undo.restored.map(({ name }) => name);
  terminal.out(isChinese ? `改回更新前的: ${list(restored)}` : `as before the update: ${list(restored)}`);
  if (undo.taken.length > 0)
    terminal.out(
      isChinese ? `更新添的，拿走: ${list(undo.taken)}` : `added by it, taken out: ${list(undo.taken)}`,
    );
  if (undo.touched.length > 0)
    terminal.out(
      isChinese ? `更新以后手改过: ${list(undo.touched)}` : `changed by hand since: ${list(undo.touched)}`,
    );
  const before = join(folder, 'report', 'before');
  if (write) {
    terminal.out(`${colors.green('✓')} ${folder}`);
    terminal.out(
      isChinese
        ? `  撤回前的文件在 ${before}；再撤一次就回来`
        : `  the files that were there are in ${before}; undo once more to have them back`,
    );
    return;
  }
  const again = [...commandOf(folder), ...(undo.touched.length > 0 ? ['--force'] : [])].join(' ');
  terminal.out(isChinese ? `  没有写入。写入: ${again}` : `  nothing written; to write: ${again}`);
}

const commandOf = (folder: string) => ['briefing import --undo', shellWord(folder), '--write'];

function noUpdate(folder: string): Diagnostic {
  const message = {
    zh: `“${folder}”没有可撤回的更新`,
    en: `There is no update of “${folder}” to take back`,
  };
  const hint = {
    zh: '要撤回的是导入本身，删去这个文件夹就是；改前的文件若在 report/before 里，可以拷回去。',
    en: 'To take back the import itself, delete the folder; files kept in report/before can be copied back.',
  };
  return errorAt('no-update', message, { hint });
}

function gone({ missing }: Undo, folder: string): Diagnostic {
  const message = {
    zh: `“${folder}”更新前的文件不全，不能撤回：report/before 里没有 ${missing.join('、')}`,
    en: `The files of “${folder}” before the update are not all there: report/before lacks ${missing.join(', ')}`,
  };
  return errorAt('no-earlier-files', message);
}

function changedSince({ touched }: Undo, folder: string): Diagnostic {
  const message = {
    zh: `更新以后手改过 ${touched.join('、')}，撤回就没有这些改动了；没有撤回`,
    en: `${touched.join(', ')} changed by hand since the update, which taking it back would undo; nothing was written`,
  };
  const command = [...commandOf(folder), '--force'].join(' ');
  const hint = {
    zh: `仍要撤回: ${command}（现在的文件留在 report/before，再撤一次就回来）`,
    en: `to do it all the same: ${command} (the present files stay in report/before; undo once more to have them back)`,
  };
  return errorAt('changed-since-update', message, { hint });
}
