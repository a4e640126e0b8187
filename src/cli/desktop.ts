import type { World } from '../core/world.js';

/** Whether a person sits at a desktop, where a browser can be opened: no server, no pipe, no session from afar. */
function isDesktop({ stdout, env }: Pick<World, 'stdout' | 'env'>, platform: NodeJS.Platform): boolean {
  const { SSH_CONNECTION, CI, DISPLAY, WAYLAND_DISPLAY } = env;
  if (!stdout.isTTY || SSH_CONNECTION || CI) return false;
  return platform === 'win32' || platform === 'darwin' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/** What a command line means: without a word, on a desktop, the studio; the help, anywhere else. */
export function wordsMeant(
  words: readonly string[],
  world: Pick<World, 'stdout' | 'env'>,
  platform = process.platform,
): readonly string[] {
  return words.length === 0 && isDesktop(world, platform) ? ['studio'] : words;
}
