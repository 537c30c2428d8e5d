import fs from 'node:fs';
import { createRequire } from 'node:module';
import * as ruff from '@astral-sh/ruff-wasm-web';
import { type PythonFormatter, ruffFormatter } from '../index.ts';

/** Loads ruff's WebAssembly from the installed package. */
export function loadRuffFormatter(): PythonFormatter {
  const file = createRequire(import.meta.url).resolve('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm');
  ruff.initSync({ module: fs.readFileSync(file) });
  return ruffFormatter(ruff);
}
