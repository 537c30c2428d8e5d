import type { Dataflow, StatementFacts } from '../analysis/facts.ts';
import type { Expr } from '../frontend/python/ast.ts';
import type { InputFile, Setting, StatementId } from '../ir/index.ts';
import { placeholderOf } from '../secrets/index.ts';
import type { SettingsProposal } from './settings-proposal.ts';
import type { TableRead } from './sample/known/frame-states.ts';
import { textIn } from './sample/known/literals.ts';
import { tableFormat } from './sample/table-format.ts';
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
    for (const { node, summary, canonical } of f.calls) {
      const argument = (position: number | undefined): Expr | null => {
        if (position === undefined) return null;
        const name = summary?.parameters?.[position];
        const keyword = node.keywords.find((one) => one.name !== null && one.name === name);
        return node.args[position] ?? keyword?.value ?? null;
      };
      const target = argument(summary?.writesFile);
      const setting = target === null ? null : settingAt(target, f, proposal);
      if (setting !== null) written.add(keyOf(setting));
      const source = FOLDER_READS.test(canonical)
        ? folderOf(node, dataflow)
        : argument(summary?.readsFile);
      if (source === null) continue;
      const format = tableFormat(canonical, node);
      const origin = {
        origin: originOf(f.cell, id, f.statement),
        ...(format === null ? {} : { format }),
      };
      const named = settingAt(source, f, proposal) ?? settingBehind(source, id, dataflow, proposal);
      if (named !== null) note({ setting: keyOf(named), path: pathOf(named), ...origin });
      else if (source.kind === 'Constant' && source.value.kind === 'str') {
        const { value } = source.value;
        note({ setting: null, path: placeholderOf(value) === null ? value : null, ...origin });
      }
    }
  }
  return [...found.values()].filter((i) => i.setting === null || !written.has(i.setting));
}

/** Calls anywhere in the notebook that load a table from one of the files, by statement. */
export function tableReads(
  dataflow: Dataflow,
  proposal: SettingsProposal,
  inputs: readonly InputFile[],
): ReadonlyMap<StatementId, TableRead> {
  const found = new Map<StatementId, TableRead>();
  for (const [id, f] of dataflow.facts)
    for (const { node, summary, canonical } of f.calls) {
      const source = summary?.readsFile === undefined ? undefined : node.args[summary.readsFile];
      if (source === undefined || tableFormat(canonical, node) === null) continue;
      const named = settingAt(source, f, proposal);
      const text = textIn(source);
      const file = inputs.find(({ setting, path }) =>
        named === null ? path !== null && path === text : setting === keyOf(named),
      );
      if (file !== undefined) found.set(id, { call: node, file: file.setting ?? file.path ?? '' });
    }
  return found;
}

/** Calls that list the files of a folder. */
const FOLDER_READS =
  /^(?:glob\.i?glob|os\.(?:listdir|walk|scandir)|pathlib\.Path\.(?:r?glob|iterdir))$/;

/** The path of a listed folder: an argument, or what the `Path` was made from, here or where its name is bound. */
function folderOf(call: Extract<Expr, { kind: 'Call' }>, dataflow: Dataflow): Expr | null {
  const receiver = call.func.kind === 'Attribute' ? call.func.value : null;
  const made = receiver?.kind === 'Name' ? valueOf(receiver.id, dataflow) : receiver;
  if (made?.kind === 'Call') return made.args[0] ?? null;
  return call.args[0] ?? null;
}

function valueOf(name: string, dataflow: Dataflow): Expr | null {
  const [only, ...others] = dataflow.names.get(name)?.definitions ?? [];
  const s = only === undefined ? undefined : dataflow.facts.get(only)?.statement;
  return others.length === 0 && s?.kind === 'Assign' ? s.value : null;
}

function keyOf(setting: Setting): string {
  return `${setting.group}.${setting.name}`;
}

function pathOf(setting: Setting): string | null {
  return setting.value.value.kind === 'str' ? setting.value.value.value : null;
}

/** `data = config.paths.data` above `data = pd.read_csv(data)`: the variable may hold something else by the end. */
function settingBehind(
  expr: Expr,
  id: StatementId,
  dataflow: Dataflow,
  proposal: SettingsProposal,
): Setting | null {
  if (expr.kind !== 'Name') return null;
  const order = [...dataflow.facts.keys()];
  const at = order.indexOf(id);
  const above = dataflow.names
    .get(expr.id)
    ?.definitions.findLast((definition) => order.indexOf(definition) < at);
  const f = above === undefined ? undefined : dataflow.facts.get(above);
  if (f === undefined || f.parent !== null || f.statement.kind !== 'Assign') return null;
  return settingAt(f.statement.value, f, proposal);
}

/** The setting that an argument is a read of, as a whole. */
function settingAt(expr: Expr, f: StatementFacts, proposal: SettingsProposal): Setting | null {
  const edit = (proposal.edits.get(f.cell.cell.id) ?? []).find(
    (e) => e.start === expr.start && e.end === expr.end,
  );
  if (edit === undefined) return null;
  return proposal.settings.find((s) => edit.text === `config.${keyOf(s)}`) ?? null;
}
