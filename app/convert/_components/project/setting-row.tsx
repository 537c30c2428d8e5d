'use client';

import { Braces, RotateCcw } from 'lucide-react';
import type { CellId, SettingReport } from '../../../_lib.ts';
import { IconButton } from '../../../_ui/button.tsx';
import { Select } from '../../../_ui/select.tsx';
import { WithCode } from '../../../_ui/with-code.tsx';
import { readLiteral } from '../../_state/literal.ts';
import { isKey, type SettingChange, typeLabel } from '../../_state/setting-choices.ts';
import { useWorkbench } from '../workbench-context.tsx';
import { CellLinks } from './cell-links.tsx';
import { CellTextField } from './cell-text-field.tsx';

/** One grid for the heading and all rows; narrow screens take two columns. */
export const SETTING_GRID =
  'grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 sm:grid-cols-[minmax(9rem,3fr)_minmax(5rem,3fr)_minmax(5.5rem,1.3fr)_minmax(5.5rem,1.3fr)_3.5rem_4rem]';

const KEY_PROBLEM = 'Small letters, digits and underscores, a letter first';

interface SettingRowProps {
  readonly setting: SettingReport;
  readonly groups: readonly string[];
}

/** A setting, to be renamed, moved to another group, given another type, or kept in the code. */
export function SettingRow({ setting, groups }: SettingRowProps) {
  const { dispatch } = useWorkbench();
  const key = `${setting.group}.${setting.name}`;
  const choose = (change: SettingChange | null, title: string): void =>
    dispatch({ kind: 'choose-setting', at: setting.at, change, title });
  const value = readLiteral(setting.value.value);
  return (
    <li
      data-testid={`setting-${key}`}
      className={`${SETTING_GRID} border-b border-line px-1.5 py-1 hover:bg-paper`}
    >
      <div className="min-w-0">
        <CellTextField
          label={`Key of ${key}`}
          value={setting.name}
          problem={(text) => (isKey(text) ? null : KEY_PROBLEM)}
          onCommit={(rename) => choose({ rename }, `${key} renamed ${rename}`)}
          className="font-medium"
        />
        {setting.doc !== '' && (
          <p className="px-1.5 pb-1 text-2xs text-ink-3">
            <WithCode text={setting.doc} />
          </p>
        )}
      </div>
      <p
        className="col-span-2 row-start-2 truncate px-1.5 font-mono text-xs leading-7 sm:col-span-1 sm:row-start-auto"
        title={value}
      >
        {value}
      </p>
      <div className="col-span-2 row-start-3 grid grid-cols-[1fr_1fr_auto] gap-x-2 sm:contents">
        <TypeField setting={setting} onChoose={(type) => choose({ type }, `${key} is ${type}`)} />
        <CellTextField
          label={`Group of ${key}`}
          value={setting.group}
          suggestions={groups}
          problem={(text) => (isKey(text) ? null : KEY_PROBLEM)}
          onCommit={(group) => choose({ group }, `${key} moved to ${group}`)}
          className="text-ink-2"
        />
        <span className="px-1.5 leading-7">
          <Cells setting={setting} />
        </span>
      </div>
      <span className="col-start-2 row-start-1 flex justify-end sm:col-start-auto sm:row-start-auto">
        {setting.chosen && (
          <IconButton
            label={`${key} as suggested`}
            className="size-7"
            onClick={() => choose(null, `${key} as suggested`)}
          >
            <RotateCcw aria-hidden size={13} />
          </IconButton>
        )}
        <IconButton
          label={`Keep ${key} in the code`}
          className="size-7"
          onClick={() => choose({ inline: true }, `${key} kept in the code`)}
        >
          <Braces aria-hidden size={13} />
        </IconButton>
      </span>
    </li>
  );
}

interface TypeFieldProps {
  readonly setting: SettingReport;
  readonly onChoose: (type: string) => void;
}

function TypeField({ setting, onChoose }: TypeFieldProps) {
  const { type, types, group, name } = setting;
  if (types.length < 2) {
    return (
      <p className="truncate px-1.5 font-mono text-xs leading-7 text-ink-3" title={type}>
        {typeLabel(type)}
      </p>
    );
  }
  return (
    <Select
      label={`Type of ${group}.${name}`}
      value={type}
      items={types.map((one) => ({ value: one, label: typeLabel(one) }))}
      onChange={onChoose}
      className="h-7 w-full min-w-0 border-transparent bg-transparent px-1.5 font-mono font-normal text-ink-2"
    />
  );
}

function Cells({ setting }: { readonly setting: SettingReport }) {
  const places = new Map<CellId, number>(
    setting.origins.map((origin) => [origin.span.cell, origin.position]),
  );
  return <CellLinks cells={[...places.keys()]} positions={[...places.values()]} />;
}
