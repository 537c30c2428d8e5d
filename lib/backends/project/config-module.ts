import { briefly } from '../../codegen/python/docstring.ts';
import {
  call,
  importOf,
  literal,
  name,
  type PyKeyword,
  type PyModule,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import { oneLine } from '../../codegen/python/prose.ts';
import {
  type ImportBinding,
  type Limits,
  type Pipeline,
  type Setting,
  settingType,
  type TypeText,
  unionMembers,
} from '../../ir/index.ts';
import { cellsText } from './cells.ts';
import { moduleName } from './modules.ts';
import { groupsOf, type SettingGroup } from './settings.ts';

/** `config.py`: one class a group, fields without defaults, since the values are in `config.yml`. */
export function configModule(pipeline: Pipeline): PyModule {
  const groups = groupsOf(pipeline);
  const ownModule = moduleName(pipeline, 'config');
  const file = moduleName(pipeline, 'config_file');
  return {
    docstring: briefly('Settings of the project, as types; their values are in config/config.yml'),
    imports: [
      ...limitImports(groups),
      importOf('pathlib', 'Path'),
      importOf(file, 'Settings'),
      importOf(file, 'read_config'),
    ],
    body: [...groups.map(groupClass), configClass(groups), loadConfig()],
    naming: {
      imports: [importOf('pathlib', 'Path')],
      moduleOf: () => ownModule,
      packageName: pipeline.packageName,
      moduleName: ownModule,
    },
  };
}

function limitImports(groups: readonly SettingGroup[]): readonly ImportBinding[] {
  const limited = groups
    .flatMap(({ settings }) => settings)
    .filter((setting) => Object.keys(limitsOf(setting)).length > 0);
  if (limited.length === 0) return [];
  const annotated = limited.some((setting) => unionMembers(fieldType(setting)).length > 1);
  return [...(annotated ? [importOf('typing', 'Annotated')] : []), importOf('pydantic', 'Field')];
}

function groupClass({ className, doc, settings }: SettingGroup): PyStatement {
  return {
    kind: 'class',
    name: className,
    decorators: [],
    bases: [name('Settings')],
    docstring: briefly(doc),
    body: settings.map((setting) => ({
      kind: 'field',
      name: setting.name,
      type: fieldType(setting),
      docstring: briefly(describeSetting(setting)),
      limits: limitsOf(setting),
      origins: setting.origins,
    })),
  };
}

function fieldType({ type, value }: Setting): TypeText {
  return settingType(type, value.value) ?? 'Any';
}

/** Limits of numbers; strict where whole numbers and others have limits of their own. */
function limitsOf(setting: Setting): Readonly<Record<TypeText, readonly PyKeyword[]>> {
  const members = unionMembers(fieldType(setting));
  const apart = members.includes('int') && members.includes('float');
  const limits = (['int', 'float'] as const).flatMap((kind) => {
    const bounds = setting.bounds?.[kind];
    if (bounds === undefined || !members.includes(kind)) return [];
    const own = apart && kind === 'float' ? shareLimits(setting, bounds) : bounds;
    const keywords = [...boundKeywords(own), ...(apart ? [STRICT] : [])];
    return keywords.length === 0 ? [] : [[kind, keywords] as const];
  });
  return Object.fromEntries(limits);
}

/**
 * Pydantic takes a whole number for a decimal one, strict or not: where 1 is no count, it must not become the share 1.0.
 */
function shareLimits({ bounds, value }: Setting, share: Limits): Limits {
  const { le, ...others } = share;
  const least = bounds?.int?.ge;
  if (le === undefined || least === undefined || Number(le) >= Number(least)) return share;
  const isOwn = value.value.kind === 'float' && Number(value.value.repr) === Number(le);
  return isOwn ? share : { ...others, lt: le };
}

const STRICT: PyKeyword = { name: 'strict', value: literal({ kind: 'bool', value: true }) };

function boundKeywords(limits: Limits): readonly PyKeyword[] {
  return (['gt', 'ge', 'lt', 'le'] as const).flatMap((id) => {
    const limit = limits[id];
    if (limit === undefined) return [];
    const isWhole = /^-?\d+$/.test(limit);
    const value = isWhole
      ? literal({ kind: 'int', digits: limit })
      : literal({ kind: 'float', repr: limit });
    return [{ name: id, value }];
  });
}

/** `Number of trees (cell 12)`. */
export function describeSetting({ doc, origins }: Setting): string {
  const cells = cellsText(origins.map((origin) => origin.position));
  const text = capitalised(oneLine(doc).replace(/\.$/, ''));
  if (cells === '') return text;
  return text === '' ? `From ${cells}` : `${text} (${cells})`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function configClass(groups: readonly SettingGroup[]): PyStatement {
  return {
    kind: 'class',
    name: 'Config',
    decorators: [],
    bases: [name('Settings')],
    docstring: briefly('All settings, by group'),
    body: groups.map((group) => ({
      kind: 'field',
      name: group.name,
      type: `.${group.className}`,
      docstring: briefly(''),
      origins: [],
    })),
  };
}

function loadConfig(): PyStatement {
  const none = literal({ kind: 'tuple', items: [] });
  return {
    kind: 'function',
    name: 'load_config',
    parameters: [{ name: 'overlays', type: 'Sequence[pathlib.Path]', defaultValue: none }],
    returns: '.Config',
    docstring: {
      summary: 'Read and check the settings',
      body: '',
      sections: [
        {
          title: 'Args',
          items: [
            {
              name: 'overlays',
              text: 'files with values in place of those of config/config.yml, the last one strongest.',
            },
          ],
        },
      ],
    },
    body: [
      { kind: 'return', value: call(name('read_config'), [name('Config'), name('overlays')]) },
    ],
  };
}
