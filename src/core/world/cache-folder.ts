import { isAbsolute, join } from 'node:path';

/** The folder below which a system has programs keep for a user what they can make again. */
export function cacheFolderOf(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  const { XDG_CACHE_HOME: chosen, LOCALAPPDATA: local, HOME: home } = env;
  if (chosen && isAbsolute(chosen)) return join(chosen, 'briefing');
  if (platform === 'win32') return local && isAbsolute(local) ? join(local, 'briefing', 'Cache') : undefined;
  if (!home || !isAbsolute(home)) return undefined;
  return platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'briefing')
    : join(home, '.cache', 'briefing');
}
