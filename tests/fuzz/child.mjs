/** A process that runs the inputs it is told of one after another, and answers what became of each and its cost. */
import { readFileSync, writeFileSync } from 'node:fs';
import { makeInput } from './mutators/index.mjs';
import { runInput } from './targets.mjs';

const [madeFolder] = process.argv.slice(2);

// the program has no console either: libraries note there what they make of a broken file
for (const level of ['debug', 'error', 'info', 'log', 'warn']) console[level] = () => {};

/** What was written or warned of all the same, which reading has no business to do. */
let noise = '';
for (const stream of [process.stdout, process.stderr])
  stream.write = (text) => {
    noise += text;
    return true;
  };
process.on('warning', ({ message }) => {
  noise += message;
});
// what nobody waited for is thrown where nobody can catch it
let escaped;
process.on('unhandledRejection', (problem) => {
  escaped = problem;
});
process.on('uncaughtException', (problem) => {
  escaped = problem;
});

process.on('message', async (asked) => {
  const input = makeInput(asked, madeFolder);
  [noise, escaped] = ['', undefined];
  forgetPeak();
  const before = process.cpuUsage();
  const result = await runInput({ ...input, written: asked.written });
  const { user, system } = process.cpuUsage(before);
  // a rejection is told, and a warning given, only after what caused them
  await new Promise((resolve) => setImmediate(resolve));
  const milliseconds = Math.round((user + system) / 1000);
  process.send({ ...judgeNoise(result), milliseconds, megabytes: peakMegabytes() });
});
process.send('ready');

function judgeNoise(result) {
  if (escaped !== undefined) return { outcome: 'crash', detail: `escaped: ${escaped?.stack ?? escaped}` };
  return noise === '' ? result : { outcome: 'crash', detail: `printed: ${noise.slice(0, 1000)}` };
}

/** Linux keeps the most memory a process has had, and starts anew when it is told. */
function forgetPeak() {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // elsewhere the memory of the moment has to do
  }
}

function peakMegabytes() {
  try {
    const [, kilobytes] = readFileSync('/proc/self/status', 'utf8').match(/^VmHWM:\s*(\d+)/m) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return Math.round(process.memoryUsage().rss / 2 ** 20);
  }
}
