import { isIdentifier } from './python-names.ts';
import { isStandardLibrary } from './standard-library.ts';

/** Modules that the generated scaffolding imports or stands beside. */
const SCAFFOLDING: ReadonlySet<string> = new Set(
  'annotated_types joblib mypy numpy pandas pip pluggy pydantic pydantic_core pytest ruff scipy setuptools sklearn src tests typing_extensions yaml'.split(
    ' ',
  ),
);

/** Modules that the package of a project may have, whatever the notebook is. */
export const OWN_MODULES: ReadonlySet<string> = new Set(
  (
    '__init__ __main__ array_rows artifacts base config config_file data errors evaluate figures fingerprint fitted ' +
    'functions manifest metrics outputs pipeline predict prediction progress raw_rows report row_files schema seen ' +
    'steps train transform transformers versions'
  ).split(' '),
);

/** Whether a project's package can have the name without hiding a module that something in it imports. */
export function isPackageName(name: string): boolean {
  return isIdentifier(name) && !isStandardLibrary(name) && !SCAFFOLDING.has(name);
}
