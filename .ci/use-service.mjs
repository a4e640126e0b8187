// What another system does with the service of the installed package: run by .ci/newcomer in a folder that has it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const program = join(process.cwd(), 'node_modules', 'briefing', '.build', 'cli.cjs');
const server = spawn(process.execPath, [program, 'serve', '--port', '0', '--lang', 'en']);
const gone = new Promise((resolve) => server.once('exit', resolve));
const address = await new Promise((resolve, reject) => {
  let said = '';
  server.stderr.on('data', (chunk) => {
    said += chunk;
    const [, found] = /serving at (\S+)/.exec(said) ?? [];
    if (found) resolve(found);
  });
  server.once('exit', () => reject(new Error(`the service did not start: ${said}`)));
});

try {
  const table = [
    ['指标', '单位', '2024年', '2025年'],
    ['地区生产总值', '亿元', 1000, 1062],
  ];
  const pack = {
    name: '我市',
    edition: 'brief',
    files: { 'pack.yaml': { title: '主要指标' }, '主要指标.csv': table },
  };
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${address}v1/packs`, { method: 'POST', headers, body: JSON.stringify(pack) });
  const head = Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 5);
  if (answer.status !== 200 || head !== '%PDF-') throw new Error(`the service answered ${answer.status}`);
} finally {
  server.kill('SIGTERM');
}
const status = await gone;
if (status !== 0) throw new Error(`the service ended with ${status}`);
