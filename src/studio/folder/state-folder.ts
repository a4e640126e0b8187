import { join } from 'node:path';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import type { World } from '../../core/world.js';

/**
 * The folder that a user's own state is kept in: what packs were open, imports that are not done. The system names
 * where such things go; %LOCALAPPDATA%, or XDG_STATE_HOME, or else the home folder.
 */
export function stateFolder({ env }: Pick<World, 'env'>): string {
  const { LOCALAPPDATA, XDG_STATE_HOME, HOME, USERPROFILE } = env;
  if (LOCALAPPDATA) return join(LOCALAPPDATA, 'briefing');
  if (XDG_STATE_HOME) return join(XDG_STATE_HOME, 'briefing');
  const home = HOME || USERPROFILE;
  if (home) return join(home, '.local', 'state', 'briefing');
  const message = { zh: '不知道用户的文件夹在哪里', en: 'It is not known where the folder of the user is' };
  const hint = { zh: '设好环境变量 HOME。', en: 'Set the variable HOME.' };
  throw new ReportError([errorAt('no-home', message, { hint })]);
}
