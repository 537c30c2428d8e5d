import type { Dataflow, StatementFacts } from '../analysis/facts.ts';
import type { Expr } from '../frontend/python/ast.ts';
import type { InputFile, Setting, StatementId } from '../ir/index.ts';
import type { SettingsProposal } from './settings-proposal.ts';
import { originOf } from './text/index.ts';

/** Files that production reads, by the setting that names them; folders given to `glob` and the like count too. */
export function inputsOf(
  dataflow: Dataflow,
  kept: (id: StatementId) => boolean,
  proposal: SettingsProposal,
): readonly InputFile[] {
  const found = new Map<string, InputFile>();
  const note = (input: InputFile): void => {
    const key = input.setting ?? input.path ?? '';
    if (!found.has(key)) found.set(key, input);
  };
  const written = new Set<string>();
  for (const [id, f] of dataflow.facts) {
    if (!kept(id)) continue;
    for (const { node, summary } of f.calls) {
      const argument = (position: number | undefined): Expr | null =>
        position === undefined ? null : (node.args[position] ?? null);
      const target = argument(summary?.writesFile);
      const setting = target === null ? null : settingAt(target, f, proposal);
      if (setting !== null) written.add(keyOf(setting));
      const source = argument(summary?.readsFile);
      if (source === null) continue;
      const origin = originOf(f.cell, id, f.statement);
      const named = settingAt(source, f, proposal);
      if (named !== null) note({ setting: keyOf(named), path: pathOf(named), origin });
      else if (source.kind === 'Constant' && source.value.kind === 'str')
        note({ setting: null, path: source.value.value, origin });
    }
  }
  for (const setting of proposal.settings) {
    const [origin] = setting.origins;
    if (setting.group !== 'paths' || origin === undefined || written.has(keyOf(setting))) continue;
    if (setting.value.value.kind === 'str' && !written.has(keyOf(setting)))
      note({ setting: keyOf(setting), path: pathOf(setting), origin });
  }
  return [...found.values()].filter((i) => i.setting === null || !written.has(i.setting));
}

function keyOf(setting: Setting): string {
  return `${setting.group}.${setting.name}`;
}

function pathOf(setting: Setting): string | null {
  return setting.value.value.kind === 'str' ? setting.value.value.value : null;
}

/** The setting that an argument is a read of, as a whole. */
function settingAt(expr: Expr, f: StatementFacts, proposal: SettingsProposal): Setting | null {
  const edit = (proposal.edits.get(f.cell.cell.id) ?? []).find(
    (e) => e.start === expr.start && e.end === expr.end,
  );
  if (edit === undefined) return null;
  return proposal.settings.find((s) => edit.text === `config.${keyOf(s)}`) ?? null;
}
