import { type Language, ReportError } from '../core/diagnostics.js';
import type { World } from '../core/world.js';
import type { OpenStudio, StudioSettings } from '../studio/server/open.js';

/** Opens the studio at a port that was named, or at its usual one; any where that is taken. */
export async function openStudioAt(
  world: World,
  named: number | undefined,
  usual: number,
  settings: Omit<StudioSettings, 'port'>,
): Promise<OpenStudio> {
  const { openStudio } = await import('../studio/server/open.js');
  if (named !== undefined) return openStudio(world, { ...settings, port: named });
  return openStudio(world, { ...settings, port: usual }).catch((problem) => {
    const isTaken = problem instanceof ReportError && problem.diagnostics[0]?.code === 'port-taken';
    if (!isTaken) throw problem;
    return openStudio(world, { ...settings, port: 0 });
  });
}

/** The address that lets a browser in, as it is told. */
export function studioLine(studio: OpenStudio, language: Language): string {
  const entry = studio.entry();
  return { zh: `工作台：${entry}`, en: `studio: ${entry}` }[language];
}
