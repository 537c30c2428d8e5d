// Writes the files of templates/ into TypeScript modules, so that every bundler and the browser get them alike.
// Run it after a change there: node scripts/embed-templates.js
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inRoot } from './setup/paths.js';

/** Folder of templates and the module that it becomes. */
export const EMBEDDED = [
  {
    folder: inRoot('templates'),
    module: inRoot('lib', 'backends', 'project', 'templates.generated.ts'),
  },
];

/**
 * The module's text: every file by its path in the folder.
 * @param {string} folder
 */
export function printModule(folder) {
  const entries = filesIn(folder).map((file) => {
    const name = path.relative(folder, file).split(path.sep).join('/');
    return `  '${name}': \`${escape(fs.readFileSync(file, 'utf8'))}\`,\n`;
  });
  return [
    '// Made by scripts/embed-templates.js from templates/: change the files there.\n',
    'export const TEMPLATES: Readonly<Record<string, string>> = {\n',
    ...entries,
    '};\n',
  ].join('');
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !/^(?:__pycache__|\..*_cache)$/.test(entry.name))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? filesIn(file) : [file];
    })
    .toSorted();
}

/** @param {string} text */
function escape(text) {
  return text.replaceAll(/[\\`]|\$\{/g, String.raw`\$&`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { folder, module } of EMBEDDED) {
    fs.writeFileSync(module, printModule(folder));
    console.log(`Wrote ${path.relative(inRoot(), module)}.`);
  }
}
