#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readProgram, runProgram } from './program.js';

const folder = dirname(fileURLToPath(import.meta.url));
runProgram(readProgram(folder), folder);
