import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convert, DEFAULT_OPTIONS } from '../../index.ts';
import { askPython } from '../../node/testing/python.ts';
import { writeTree } from '../../node/testing/write-tree.ts';
import { pythonSource } from '../../testing/settings/python-source.ts';

let folder = '';

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'round-trip-'));
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Runs the notebook's code and the project's; what differs in value or type. */
const COMPARE = `
import importlib, json, sys, warnings
warnings.simplefilter("ignore")

def same(a, b):
    if type(a) is not type(b): return False
    if isinstance(a, dict): return len(a) == len(b) and all(map(same, a.items(), b.items()))
    if isinstance(a, (list, tuple)): return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, set): return sorted(map(ascii, a)) == sorted(map(ascii, b))
    if isinstance(a, int): return a == b
    return ascii(a) == ascii(b)

question = json.load(sys.stdin)
expected = {}
exec(question["code"], expected)
sys.path.insert(0, question["source"])
package = question["package"]
config = importlib.import_module(f"{package}.config").load_config()
kept = importlib.import_module(f"{package}.pipeline").run_pipeline(config).kept
getattr(sys, "set_int_max_str_digits", lambda digits: None)(0)
wrong = [key for key, value in expected["kept"].items() if key not in kept or not same(value, kept[key])]
json.dump(wrong, sys.stdout)
`;

function codeOf(literals: readonly string[]): string {
  const names = literals.map((source, at) => `v${at} = ${source}`);
  const kept = literals.map((_, at) => `kept['v${at}'] = copy.deepcopy(v${at})`);
  return ['import copy', ...names, 'kept = {}', ...kept].join('\n');
}

/** The project of a notebook that names the literals and keeps them all. */
function projectOf(
  code: string,
  name: string,
): { readonly root: string; readonly settings: number } {
  const cell = { cell_type: 'code', metadata: {}, outputs: [], execution_count: 1, source: code };
  const text = JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata: {}, cells: [cell] });
  const options = { ...DEFAULT_OPTIONS, targets: ['kept'] };
  const outcome = convert([{ fileName: `${name}.ipynb`, text }], options, { format: null });
  if (outcome.project === null) throw new Error(JSON.stringify(outcome.diagnostics));
  return {
    root: writeTree(outcome.project, folder),
    settings: outcome.inspection?.settings.length ?? 0,
  };
}

test('any literal that Python can write keeps its value and type, as a setting or in the code', () => {
  let batch = 0;
  const shares: number[] = [];
  fc.assert(
    fc.property(fc.array(pythonSource, { minLength: 120, maxLength: 160 }), (literals) => {
      batch += 1;
      const code = codeOf(literals);
      const { root, settings } = projectOf(code, `batch_${batch}`);
      shares.push(settings / literals.length);
      const question = { code, source: path.join(root, 'src'), package: `batch_${batch}` };
      const wrong = askPython(COMPARE, question) as readonly string[];
      const sources = wrong.map((key) => literals[Number(key.slice(1))]);
      if (sources.length > 0) throw new Error(`changed on its way:\n${sources.join('\n')}`);
    }),
    { numRuns: 6, endOnFailure: true },
  );
  // Most become settings: the property is about the configuration.
  expect(Math.min(...shares)).toBeGreaterThan(0.1);
});
