import type { Dataflow } from '../analysis/facts.ts';
import { statementsIn } from '../analysis/walk.ts';
import type { Program } from '../frontend/program.ts';
import type {
  NotebookValue,
  ReferencePart,
  ReferenceScript,
  StagedPart,
  StatementId,
} from '../ir/index.ts';
import type { SettingsProposal } from './settings-proposal.ts';
import { codeText, type Edit } from './text/index.ts';

export interface ReferenceQuery {
  readonly program: Program;
  readonly dataflow: Dataflow;
  readonly kept: (id: StatementId) => boolean;
  readonly proposal: SettingsProposal;
  readonly staged: StagedPart;
}

/** Variable of the script with the places of the data. */
const PATHS_NAME = 'PATHS_OF_DATA';

type Kept = ReferencePart['kept'][number];
type Wanted = Kept & Pick<NotebookValue, 'after'>;

/**
 * The production slice in the order in which it runs, with the values to keep right after their statements:
 * what tests compare the project with. Null where it cannot run beside the project.
 */
export function referenceScript(query: ReferenceQuery): ReferenceScript | null {
  const { program, dataflow, kept, proposal, staged } = query;
  const modules = modulesOf(query);
  const wanted = wantedValues(staged);
  if (modules === null || wanted.length === 0 || proposal.secrets.length > 0) return null;
  const top = [...dataflow.facts.values()].filter(({ parent }) => parent === null);
  const reached = new Set<Wanted>();
  const parts = top.flatMap(({ cell, statement }): readonly ReferencePart[] => {
    if (!kept(statement.id)) return [];
    const edits = (proposal.edits.get(cell.cell.id) ?? []).flatMap(pathEdit);
    const { text } = codeText({ cell, statement, keep: kept, edits, requires: [], leading: false });
    if (text.trim() === '') return [];
    const here = new Set([statement, ...statementsIn([statement])].map(({ id }) => id));
    const values = wanted.filter((one) => here.has(one.after) && !reached.has(one));
    for (const value of values) reached.add(value);
    return [{ position: cell.cell.position, text, kept: values.map(asKept) }];
  });
  const last = parts.at(-1);
  if (last === undefined || program.notebook.language !== 'python') return null;
  const late = wanted.filter((one) => !reached.has(one)).map(asKept);
  return { parts: [...parts.slice(0, -1), { ...last, kept: [...last.kept, ...late] }], modules };
}

function wantedValues({ notebook, serving, steps }: StagedPart): readonly Wanted[] {
  if (notebook === undefined) return [];
  const { predictions, rawRows, heldOutRows, learned } = notebook;
  const named = (name: string, value: NotebookValue | null): readonly Wanted[] =>
    value === null ? [] : [{ name, expression: value.expression, after: value.after }];
  const stepOf = (id: string): string => steps.find((step) => step.id === id)?.name ?? id;
  return [
    ...named('raw_rows', rawRows),
    ...learned.flatMap((one) => named(`${stepOf(one.step)}.${one.name}`, one)),
    ...named('held_out_rows', heldOutRows),
    ...(serving.estimator === null || predictions === null
      ? []
      : named('estimator', { ...predictions, expression: serving.estimator })),
    ...named('predictions', predictions),
  ];
}

function asKept({ name, expression }: Wanted): Kept {
  return { name, expression };
}

/** `config.paths.churn_csv` stands where the data is; everything else stays as the author wrote it. */
function pathEdit(edit: Edit): readonly Edit[] {
  const path = /^config\.(paths\.\w+)$/.exec(edit.text)?.[1];
  return path === undefined ? [] : [{ ...edit, text: `${PATHS_NAME}["${path}"]` }];
}

/** The files beside the notebook as they lay; null when one of them lay above its folder. */
function modulesOf({ program, dataflow }: ReferenceQuery): ReferenceScript['modules'] | null {
  const imported = new Set([...dataflow.modules.files.found.values()].map(({ file }) => file));
  const files = (program.notebook.modules ?? []).filter(({ path }) => imported.has(path));
  if (files.some(({ path }) => path.startsWith('../'))) return null;
  return files.map(({ path, text }) => ({ path, text }));
}
