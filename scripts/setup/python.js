import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { CACHE, inRoot } from './paths.js';
import { must, outputOf } from './run.js';

/** The pinned versions of the libraries that tests run with ask for it. */
export const MINIMUM_PYTHON = [3, 10];

const NAMES = [
  'python3',
  'python',
  'python3.14',
  'python3.13',
  'python3.12',
  'python3.11',
  'python3.10',
];
const VERSION = 'import sys; print("%d.%d.%d" % sys.version_info[:3])';

/**
 * @typedef {{ name: string, version: string }} FoundPython
 */

/**
 * The Pythons on PATH, first choice first.
 * @returns {FoundPython[]}
 */
function pythonsOnPath() {
  return NAMES.flatMap((name) => {
    const version = outputOf(name, ['-c', VERSION]);
    return version === undefined ? [] : [{ name, version }];
  });
}

/**
 * The first Python that is new enough, or one line saying what is needed.
 * @param {readonly FoundPython[]} found
 * @returns {{ ok: true, name: string } | { ok: false, problem: string }}
 */
export function choosePython(found) {
  const good = found.find(({ version }) => isNewEnough(version));
  if (good !== undefined) return { ok: true, name: good.name };
  const needed = `The tests need Python ${MINIMUM_PYTHON.join('.')} or newer on PATH`;
  const [old] = found;
  const problem =
    old === undefined
      ? `${needed}; none was found.`
      : `${needed}; found ${old.name} ${old.version}.`;
  return { ok: false, problem };
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = MINIMUM_PYTHON;
  return major > needMajor || (major === needMajor && minor >= needMinor);
}

/**
 * The Python to use; ends the process with one line when there is none.
 * @returns {string}
 */
export function requirePython() {
  const choice = choosePython(pythonsOnPath());
  if (choice.ok) return choice.name;
  console.error(choice.problem);
  process.exit(1);
}

const REQUIREMENTS = inRoot('scripts', 'python-requirements.txt');
const VENV = path.join(CACHE, 'venv');

/** The interpreter of the tests' environment, there or not. */
export const VENV_PYTHON =
  process.platform === 'win32'
    ? path.join(VENV, 'Scripts', 'python.exe')
    : path.join(VENV, 'bin', 'python');

/**
 * Makes the Python environment of the tests, again when the requirements or the interpreter changed.
 * @param {string} python a base interpreter
 * @returns {Promise<string>} the environment's interpreter
 */
export async function ensureVenv(python) {
  const stamp = path.join(VENV, 'made-from.sha256');
  const made = crypto
    .createHash('sha256')
    .update(fs.readFileSync(REQUIREMENTS))
    .update(outputOf(python, ['-c', VERSION]) ?? '')
    .digest('hex');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === made) return VENV_PYTHON;
  fs.rmSync(VENV, { recursive: true, force: true });
  await must('Making a Python environment in .cache/venv.', python, ['-m', 'venv', VENV]);
  const install = [
    '-m',
    'pip',
    'install',
    '-qq',
    '--disable-pip-version-check',
    '-r',
    REQUIREMENTS,
  ];
  await must('Installing the Python packages that the tests use.', VENV_PYTHON, install);
  fs.writeFileSync(stamp, made);
  return VENV_PYTHON;
}
