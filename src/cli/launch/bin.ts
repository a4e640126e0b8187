#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCompiled, tune } from './program.js';

tune();
runCompiled(dirname(fileURLToPath(import.meta.url)), 'briefing.cjs', tune);
