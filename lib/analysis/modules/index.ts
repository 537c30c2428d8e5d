/**
 * Local modules: Python files beside the notebook that it imports.
 *
 * Takes: the program and the files given with the notebook. Gives: `LocalModules`: which files its imports lead to,
 * parsed, each with its place in the generated package, and imports that lead nowhere.
 * Needs: paths relative to the notebook's folder. Guarantees: never throws; nothing is run; a path in the package is
 * made of identifiers only.
 */
export { analyzableModules } from './read-modules.ts';
export { effectsOfImport } from './import-time.ts';
export { importEdits, movedText } from './move-imports.ts';
export { publicNames } from './public-names.ts';
export { searchPaths } from './search-paths.ts';
export {
  isLocal,
  type LocalModule,
  type LocalModules,
  type MissingModule,
  NO_MODULES,
  writtenModule,
} from './local-modules.ts';
