#!/usr/bin/env node
import { createRequire } from 'node:module';

const { load } = createRequire(import.meta.url)('../dist/load.cjs');
process.exitCode = await load('cli.cjs').main(process.argv.slice(2));
