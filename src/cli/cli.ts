import { withControlsShown } from '../core/control-characters.js';
import { formatDiagnostic } from '../core/diagnostics.js';
import { processWorld } from '../core/world/process-world.js';
import { cannotWrite } from '../core/write-problem.js';
import { WORKER_WORD } from '../server/work/messages.js';
import { runCommand, USAGE_OR_BUG } from './run.js';
import { chooseLanguage } from './terminal.js';

export { hasSetType } from '../app/has-set-type.js';

const asked = new AbortController();

/** Told when the program is asked to end: Ctrl-C, or by the system. */
function interrupted(): AbortSignal {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => asked.abort());
  return asked.signal;
}

/** The status where what a command reads or writes to is at fault. */
const INPUT_AT_FAULT = 1;

/** What was asked to end, and is over, is kept no longer by what is open still: a connection to what is away. */
const OPEN_STILL_MS = 1000;

// libraries note on the console what they make of a broken file; what a user is to know of it is a diagnostic
for (const level of ['debug', 'error', 'info', 'log', 'warn'] as const) console[level] = () => {};

// who reads the results may stop before their end: briefing diff … | head; or the disk that they go to is full
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code === 'EPIPE') process.exit();
  const language = chooseLanguage(process.argv.slice(2), process.env);
  const where = { zh: '标准输出', en: 'standard output' }[language];
  const [said] = cannotWrite(where, problem).diagnostics;
  if (said) process.stderr.write(`${formatDiagnostic(said, language)}\n`);
  process.exit(INPUT_AT_FAULT);
});

/** A worker that the service has started runs tasks in place of a command. */
async function run(): Promise<number | undefined> {
  if (process.argv[2] !== WORKER_WORD || !process.connected)
    return runCommand(process.argv.slice(2), processWorld(), interrupted);
  const { serveTasks } = await import('../server/work/worker.js');
  await serveTasks(JSON.parse(process.argv[3] ?? '{"office":{}}'));
  return undefined;
}

run().then(
  (status) => {
    process.exitCode = status;
    if (asked.signal.aborted) setTimeout(() => process.exit(), OPEN_STILL_MS).unref();
  },
  (bug: unknown) => {
    const text = bug instanceof Error ? bug.stack : String(bug);
    process.stderr.write(`${withControlsShown(text ?? '')}\n`);
    process.exitCode = USAGE_OR_BUG;
  },
);
