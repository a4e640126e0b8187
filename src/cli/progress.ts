import { type StepName, stepNames } from '../app/pipeline.js';
import type { Terminal } from './terminal.js';

/** Shows which step a build is at; on anything but a terminal it shows nothing. */
export interface Progress {
  step(step: StepName, edition?: string): void;
  stop(): void;
}

const SILENT: Progress = { step() {}, stop() {} };

/**
 * A line that is drawn over itself. The steps run without a pause, so an animated spinner would stand still;
 * the step's name and number say all there is to say.
 */
export function startProgress(terminal: Terminal | undefined, pack: string): Progress {
  if (!terminal?.interactive) return SILENT;
  const steps = Object.keys(stepNames);
  return {
    step(step, edition) {
      const number = `${steps.indexOf(step) + 1}/${steps.length}`;
      const name = stepNames[step][terminal.language];
      const what = edition === undefined ? pack : `${pack} ${edition}`;
      terminal.redraw(`${terminal.colors.dim(`[${number}]`)} ${what} ${name}…`);
    },
    stop: () => terminal.redraw(),
  };
}
