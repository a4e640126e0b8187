#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepCompiled, readProgram, runProgram } from './program.js';

const folder = dirname(fileURLToPath(import.meta.url));
const program = readProgram(folder);
// a build has compiled what later ones need
if (process.argv[2] === 'build') process.once('exit', () => keepCompiled(program, folder));
runProgram(program, folder);
