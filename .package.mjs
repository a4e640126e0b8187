import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, resolve } from 'node:path';

/*
 * Puts beside the built program what it has from elsewhere in a checkout, so that `npm pack` finds all of it in
 * `.build`: the faces that it sets with, out of packages that hold twice as many, what is known of them, and the types
 * of what programs import.
 */

/*
 * After `npm ci` npm runs this as `preprepare`: a package with a script `prepare` is asked about by npm wherever it is
 * installed. Before `npm pack` npm runs it as `prepack`, and does so before our own `npm run pack` as well.
 */
const isBeforePack = process.argv.includes('--before-pack');
if (isBeforePack && !['pack', 'publish'].includes(process.env.npm_command)) process.exit();
if (isBeforePack) execFileSync(process.execPath, ['.rolldown.mjs'], { cwd: import.meta.dirname });

const ROOT = import.meta.dirname;
const FACES = join(ROOT, '.build', 'faces');
const TYPES = join(ROOT, '.build', 'types');
const require = createRequire(import.meta.url);

// `--launchers FOLDER` writes those alone
const [asked, folder] = process.argv.slice(-2);
if (asked === '--launchers') {
  writeLaunchers(resolve(folder));
  process.exit();
}
packFaces();
packTypes();
if (!isBeforePack) writeLaunchers(ROOT);

/**
 * What a double click opens the studio by, on Windows and elsewhere; a folder dropped on it is the pack to open. An
 * edit takes a seventh less time where short-lived objects have room.
 */
function writeLaunchers(folder) {
  const cmd = [
    '@echo off',
    'chcp 65001 >nul',
    'cd /d "%~dp0"',
    'where node >nul 2>nul',
    'if errorlevel 1 (',
    '  echo 没有找到 Node.js：先从 https://nodejs.org 安装，再双击这里。',
    '  echo Node.js was not found: install it from https://nodejs.org first.',
    '  pause',
    '  exit /b 1',
    ')',
    'node --max-semi-space-size=64 .build\\cli.cjs studio %*',
    'if errorlevel 1 pause',
  ];
  writeFileSync(join(folder, 'start.cmd'), `${cmd.join('\r\n')}\r\n`);
  const sh = ['#!/bin/sh', 'cd "$(dirname "$0")" || exit 1', 'exec node --max-semi-space-size=64 .build/cli.cjs studio "$@"'];
  writeFileSync(join(folder, 'start.sh'), `${sh.join('\n')}\n`, { mode: 0o755 });
}

function packFaces() {
  rmSync(FACES, { recursive: true, force: true });
  const { faces } = JSON.parse(readFileSync(join(ROOT, 'fonts', 'manifest.json'), 'utf8'));
  for (const { package: name, file, sha256 } of Object.values(faces)) {
    const digest = join(ROOT, 'node_modules', '.cache', 'briefing', 'fonts', `${sha256}.bin`);
    copy(digest, join(FACES, `${sha256}.bin`));
    if (name === undefined) continue;
    const folder = dirname(require.resolve(`${name}/package.json`));
    copy(join(folder, file), join(FACES, name, file));
    // the licence of the fonts themselves asks to go with them; the packages keep it beside the package's own
    copy(join(folder, 'LICENSE_FONT'), join(FACES, name, 'LICENSE_FONT'));
  }
}

/** The types of `src/index.ts` and of what these are made of; those of the rest are nobody's business. */
function packTypes() {
  const all = mkdtempSync(join(tmpdir(), 'briefing-types-'));
  try {
    const emit = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', '.', '--outDir', all];
    const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.json', ...emit]);
    rmSync(TYPES, { recursive: true, force: true });
    const built = join(all, 'src');
    for (const file of reachedFrom(built, 'index.d.ts')) copy(join(built, file), join(TYPES, file));
  } finally {
    rmSync(all, { recursive: true });
  }
}

function reachedFrom(folder, entry) {
  const reached = new Set([entry]);
  for (const file of reached)
    for (const [, from] of readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'/g)) {
      if (!from.startsWith('.')) throw new Error(`the types of ${file} need the package ${from}`);
      reached.add(normalize(join(dirname(file), from.replace(/\.js$/, '.d.ts'))));
    }
  return reached;
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
