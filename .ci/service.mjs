// What the documents of the service say, done: their snippets in each language that is here, against a service that
// runs; its description against Schemathesis (PyPI), which must meet no 5xx; and what can be told of the container
// files without a container. The program has to be built. What could not be tried is said, and 3 is answered then.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PROGRAM, startService } from '../tests/support/service.mjs';

const ROOT = join(import.meta.dirname, '..');
const WRITTEN_ADDRESS = 'http://127.0.0.1:8080/';
const SCHEMATHESIS = 'schemathesis==4.32.5';
const home = mkdtempSync(join(tmpdir(), 'briefing-service-'));
const readme = readFileSync(join(ROOT, 'src', 'server', 'README.md'), 'utf8');
const rows = [
  ['指标', '单位', '2024年', '2025年'],
  ['地区生产总值', '亿元', 1000, 1062],
];
const csv = `${rows.map((row) => row.join(',')).join('\n')}\n`;
let wasAllTried = true;

const { child, address } = await startService();
try {
  trySnippets(address);
  trySchemathesis(address);
  checkContainerFiles();
} finally {
  child.kill('SIGTERM');
  rmSync(home, { recursive: true });
}
if (!wasAllTried) process.exitCode = 3;

function trySnippets(address) {
  const code = (language) =>
    new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms')
      .exec(readme.slice(readme.indexOf('## From other programs')))?.[1]
      .replaceAll(WRITTEN_ADDRESS, address);
  const lines = code('bash')
    .split('\n')
    .filter((line) => line.includes(address));
  for (const line of lines)
    makesPdf('curl', 'bash', (file) => [['-euo', 'pipefail', file(`${line}\n`, 'it.sh')]]);
  makesPdf('python3', 'python3', (file) => [
    [file(`rows = ${JSON.stringify(rows)}\n${code('python')}\nopen("it.pdf", "wb").write(pdf)\n`, 'it.py')],
  ]);
  makesPdf('javac', 'java', (file) => [
    ['-Dfile.encoding=UTF-8', file(javaProgram(code('java')), 'It.java')],
  ]);
  tryCsharp(code('csharp'));
}

function tryCsharp(snippet) {
  if (isHere('dotnet') || !isHere('mcs'))
    return makesPdf('dotnet', 'dotnet', (file) => {
      file(`using System.Net.Http;\n${snippet}`, 'Program.cs');
      return [['run', '--project', file(CSHARP_PROJECT, 'it.csproj')]];
    });
  const built = join(home, 'it.exe');
  const source = join(home, 'it.cs');
  writeFileSync(source, csharpProgram(snippet));
  execFileSync('mcs', ['-langversion:latest', '-r:System.Net.Http.dll', `-out:${built}`, source]);
  makesPdf('mono', 'mono', () => [[built]]);
}

/** Mono's compiler knows no statements outside a class. */
function csharpProgram(snippet) {
  return `using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
class It {
  static void Main() { Run().Wait(); }
  static async Task Run() {
${snippet}
  }
}
`;
}

/** Runs a snippet in a folder that has what it sends; a PDF must be there after it. */
function makesPdf(needed, program, commandsFor) {
  if (!isHere(needed)) return leftOut(`the snippet for ${needed}`);
  const folder = mkdtempSync(join(home, 'snippet-'));
  sendable(folder);
  const file = (text, name) => {
    writeFileSync(join(folder, name), text);
    return name;
  };
  // names of files are UTF-8 for Java, too
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  for (const words of commandsFor(file)) execFileSync(program, words, { cwd: folder, env, stdio: 'inherit' });
  const made = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  const isPdf = (name) => readFileSync(join(folder, name)).toString('latin1', 0, 5) === '%PDF-';
  if (made.length === 0 || !made.every(isPdf)) throw new Error(`the snippet for ${needed} made no PDF`);
  say(`the snippet for ${needed} made ${made.join(', ')}`);
}

function sendable(folder) {
  const files = { 'pack.yaml': 'title: 主要指标\ndate: 2026-01-20\n', '主要指标.csv': csv };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'pack.json'), JSON.stringify({ name: '我市', edition: 'brief', files }));
  briefing(folder, ['new', '材料.xlsx']);
  mkdirSync(join(folder, '我市'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, '我市', name), text);
  execFileSync('python3', ['-c', 'import shutil; shutil.make_archive("我市", "zip", "我市")'], {
    cwd: folder,
  });
}

function briefing(folder, words) {
  execFileSync(process.execPath, [PROGRAM, ...words], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function javaProgram(snippet) {
  return `import java.net.URI;
import java.net.http.*;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.*;
import static java.nio.charset.StandardCharsets.UTF_8;
public class It {
  public static void main(String[] words) throws Exception {
${snippet}
  }
}
`;
}

const CSHARP_PROJECT = `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>
<OutputType>Exe</OutputType><TargetFramework>net8.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
</PropertyGroup></Project>
`;

function trySchemathesis(address) {
  const packages = join(home, 'python');
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--root-user-action=ignore',
    '--target',
    packages,
    SCHEMATHESIS,
  ];
  if (spawnSync('python3', pip, { stdio: 'ignore' }).status !== 0) return leftOut('Schemathesis');
  const words = ['run', `${address}openapi.json`, '--checks', 'not_a_server_error', '--max-examples', '15'];
  // as often as one client may ask; what is tried is the same for a seed
  const limits = ['--rate-limit', '18/s', '--seed', '1', '--phases', 'coverage,fuzzing', '--no-color'];
  const run = spawnSync('python3', [join(packages, 'bin', 'schemathesis'), ...words, ...limits], {
    env: { ...process.env, PYTHONPATH: packages },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  // its closing line is like one of pytest, which says of itself that it ran no test: all is shown of a failure alone
  if (run.status !== 0) throw new Error(`Schemathesis found a fault\n${run.stdout}`);
  say(`Schemathesis: ${/(\d+) generated, \d+ passed/.exec(run.stdout)?.[0] ?? 'no count of cases'}, no 5xx`);
}

function checkContainerFiles() {
  const folder = join(ROOT, '.docker');
  for (const name of readdirSync(folder)) {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    holdOptions(
      'serve',
      lines.filter((line) => /briefing serve|ENTRYPOINT|^CMD \[/.test(line)),
    );
    holdOptions(
      'worker',
      lines.filter((line) => /briefing, worker/.test(line)),
    );
  }
  checkCompose(folder, ['compose.yaml']);
  checkCompose(folder, ['compose.yaml', 'compose.workers.yaml']);
  if (isHere('systemd-analyze'))
    execFileSync('systemd-analyze', ['verify', join(folder, 'briefing.service')], { stdio: 'inherit' });
  else leftOut('the unit of systemd');
  if (isHere('nginx')) tryNginx(readFileSync(join(folder, 'nginx.conf'), 'utf8'));
  else leftOut('the file for nginx');
  say('container files are sound as far as can be told without a container');
}

function holdOptions(command, lines) {
  const help = execFileSync(process.execPath, [PROGRAM, command, '--help', '--lang', 'en']).toString();
  for (const option of lines.join(' ').match(/--[a-z-]+(?=[ ",])/g) ?? [])
    if (!help.includes(option)) throw new Error(`.docker: ${command} has no ${option}`);
}

/** Files laid over each other name nothing that none of them has. */
function checkCompose(folder, names) {
  const read = names.map((name) => parse(readFileSync(join(folder, name), 'utf8')));
  const all = (part) => Object.assign({}, ...read.map((one) => one[part]));
  const there = { services: all('services'), volumes: all('volumes'), secrets: all('secrets') };
  const must = (part, name) => {
    if (!Object.hasOwn(there[part], name)) throw new Error(`${names.at(-1)}: no ${name} in ${part}`);
  };
  for (const { services } of read)
    for (const { depends_on = [], volumes = [], secrets = [], build } of Object.values(services)) {
      for (const name of depends_on) must('services', name);
      for (const name of secrets) must('secrets', name);
      for (const [from] of volumes.map((one) => one.split(':')))
        if (!from.startsWith('.')) must('volumes', from);
        else if (!existsSync(join(folder, from))) throw new Error(`${names.at(-1)}: there is no ${from}`);
      if (build && !existsSync(join(folder, build.context, build.dockerfile)))
        throw new Error(`${names.at(-1)}: there is no ${build.dockerfile}`);
    }
}

function tryNginx(text) {
  // the name of the service is known among containers alone
  const served = text.replace('server briefing:8080', 'server 127.0.0.1:8080');
  const file = join(home, 'nginx.conf');
  writeFileSync(file, `pid ${home}/pid;\nevents {}\nhttp {\n${served}\n}\n`);
  execFileSync('nginx', ['-t', '-q', '-e', 'stderr', '-c', file], { stdio: 'inherit' });
}

function isHere(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

function leftOut(what) {
  wasAllTried = false;
  process.stderr.write(`!! NOT TRIED, for what it needs is not here: ${what}\n`);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
