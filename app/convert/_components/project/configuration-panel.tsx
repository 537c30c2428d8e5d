'use client';

import type { CellId, Setting } from '../../../_lib.ts';
import { readLiteral } from '../../_state/literal.ts';
import { WithCode } from '../../../_ui/with-code.tsx';
import { useWorkbench } from '../workbench-context.tsx';
import { CellLinks } from './cell-links.tsx';
import { EmptyPanel } from './empty-panel.tsx';

/** Every value that was hardcoded, and where it stood. */
export function ConfigurationPanel() {
  const { state } = useWorkbench();
  const settings = state.answer?.inspection?.settings ?? [];
  if (settings.length === 0) {
    return <EmptyPanel>No hardcoded value of the production code became a setting.</EmptyPanel>;
  }
  const groups = byGroup(settings);
  return (
    <section
      aria-label="Configuration"
      // A scrolling region has to be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="scroll-thin min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <table className="w-full border-collapse text-xs" data-testid="settings">
        <thead>
          <tr className="sticky top-0 z-10 bg-surface text-left text-2xs text-ink-3">
            {['Key', 'Value', 'Type', 'From cell'].map((title) => (
              <th key={title} scope="col" className="border-b border-line px-3 py-2 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {[...groups].map(([group, members]) => (
          <tbody key={group}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={4}
                className="border-b border-line bg-paper px-3 py-1.5 text-left font-mono text-2xs font-semibold text-ink-2"
              >
                {group}
              </th>
            </tr>
            {members.map((setting) => (
              <Row key={setting.name} setting={setting} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Row({ setting }: { readonly setting: Setting }) {
  const places = new Map<CellId, number>(
    setting.origins.map((origin) => [origin.span.cell, origin.position]),
  );
  const value = readLiteral(setting.value.value);
  return (
    <tr className="align-top hover:bg-paper">
      <th scope="row" className="border-b border-line px-3 py-1.5 text-left font-mono font-medium">
        {setting.name}
        {setting.doc !== '' && (
          <span className="block max-w-56 font-sans text-2xs font-normal text-ink-3">
            <WithCode text={setting.doc} />
          </span>
        )}
      </th>
      <td className="max-w-56 truncate border-b border-line px-3 py-1.5 font-mono" title={value}>
        {value}
      </td>
      <td className="border-b border-line px-3 py-1.5 font-mono text-ink-3">{setting.type}</td>
      <td className="border-b border-line px-3 py-1.5">
        <CellLinks cells={[...places.keys()]} positions={[...places.values()]} />
      </td>
    </tr>
  );
}

function byGroup(settings: readonly Setting[]): ReadonlyMap<string, readonly Setting[]> {
  const groups = new Map<string, Setting[]>();
  for (const setting of settings) {
    groups.set(setting.group, [...(groups.get(setting.group) ?? []), setting]);
  }
  return groups;
}
