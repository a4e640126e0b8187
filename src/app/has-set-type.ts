import { processWorld } from '../core/world/process-world.js';
import { areFontsOpen } from '../fonts/open.js';

/** Whether this process has set a document, or was about to: most of what documents need has been compiled then. */
export function hasSetType(): boolean {
  return areFontsOpen(processWorld().installation);
}
