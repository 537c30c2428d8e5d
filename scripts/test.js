// `npm test`: every check, from a bare clone. `npm test -- lint unit` runs only the stages named.
import { requireNode } from './setup/node-version.js';

requireNode();
const { requirePython } = await import('./setup/python.js');
const python = requirePython();
const { runStages } = await import('./testing/stages.js');
process.exitCode = await runStages(python, process.argv.slice(2));
