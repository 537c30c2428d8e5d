import { briefly } from '../../codegen/python/docstring.ts';
import {
  call,
  importOf,
  literal,
  name,
  type PyModule,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import { oneLine } from '../../codegen/python/prose.ts';
import { type Pipeline, type Setting, settingType } from '../../ir/index.ts';
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
      type: settingType(setting.type, setting.value.value) ?? 'Any',
      docstring: briefly(describeSetting(setting)),
      origins: setting.origins,
    })),
  };
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
  const none = literal({ kind: 'none' });
  return {
    kind: 'function',
    name: 'load_config',
    parameters: [{ name: 'path', type: 'pathlib.Path | None', defaultValue: none }],
    returns: '.Config',
    docstring: {
      summary: 'Read and check the settings',
      body: '',
      sections: [
        {
          title: 'Args',
          items: [{ name: 'path', text: 'the file; by default config/config.yml of the project.' }],
        },
      ],
    },
    body: [{ kind: 'return', value: call(name('read_config'), [name('Config'), name('path')]) }],
  };
}
