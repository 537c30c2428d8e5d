import type { Dataflow } from '../analysis/facts.ts';
import type { Selection } from '../analysis/select/select.ts';
import type { Program } from '../frontend/program.ts';
import type {
  CodeText,
  Declaration,
  ImportBinding,
  InputFile,
  PackagedModule,
  Pipeline,
  ReferenceScript,
  SecretVariable,
  StagedPart,
  Step,
} from '../ir/index.ts';
import { stripNotebook } from '../notebook/index.ts';
import type { Lifting } from './declarations/lift.ts';
import { dependenciesOf } from './dependencies.ts';
import { type Outline, titleFromFileName } from './outline/index.ts';
import { packageNameOf } from './package-name.ts';
import { recordedFigures } from './recorded.ts';
import { tableReads } from './inputs.ts';
import { sampleOf } from './sample/sample-of.ts';
import type { SettingsProposal } from './settings-proposal.ts';
import { typeOfVariable } from './types.ts';

export interface Parts {
  readonly program: Program;
  readonly dataflow: Dataflow;
  readonly selection: Selection;
  readonly outline: Outline;
  readonly lifting: Lifting;
  readonly proposal: SettingsProposal;
  readonly imports: readonly ImportBinding[];
  readonly steps: readonly Step[];
  readonly declarations: readonly Declaration[];
  readonly inputs: readonly InputFile[];
  readonly projectName: string | null;
  /** Decided before where files move into the package; null: it is named here. */
  readonly packageName: string | null;
  readonly modules: readonly PackagedModule[];
  readonly staged: StagedPart | null;
  readonly reference: ReferenceScript | null;
}

/** Modules that generated code needs though the notebook may not import them. */
const OWN_MODULES = ['functools', 'os', 'subprocess'];

/** Puts the parts of a pipeline together. */
export function assemblePipeline(parts: Parts): Pipeline {
  const { program, selection, outline, steps, declarations, proposal } = parts;
  const { notebook } = program;
  const packageName =
    parts.packageName ??
    packageNameOf({
      projectName: parts.projectName,
      title: outline.title,
      fileName: notebook.fileName,
      imported: parts.imports.flatMap((b) => [b.module.split('.')[0] ?? b.module, b.name]),
    });
  const imports = [...parts.imports, ...ownImports(parts, packageName)];
  const targets = selection.targets
    .filter((t) => isProduced(t.name, parts))
    .map((t) => ({ ...t, type: typeOfVariable([t.type], parts.lifting) }));
  const { sample, declined } = sampleOf({
    notebook,
    dataflow: parts.dataflow,
    reads: tableReads(parts.dataflow, proposal, parts.inputs),
    inputs: parts.inputs,
    settings: proposal.settings,
    staged: parts.staged,
  });
  return {
    kind: 'pipeline',
    projectName: packageName.replaceAll('_', '-'),
    packageName,
    title: outline.title ?? titleFromFileName(notebook.fileName),
    summary: outline.summary,
    // An estimator that nothing in the notebook defines is reported as an undefined name.
    command: targets.some((t) => t.kind === 'estimator') ? 'train' : 'run',
    imports,
    declarations,
    steps,
    settings: proposal.settings,
    secrets: secretsOf(parts),
    targets,
    ...(parts.modules.length === 0 ? {} : { modules: parts.modules }),
    dependencies: dependenciesOf(
      [
        ...imports.filter((b) => !`${b.module}.`.startsWith(`${packageName}.`)),
        ...parts.modules.flatMap((m) => m.imports),
      ],
      program.installs,
      steps,
      declarations,
      proposal.settings,
    ),
    notebooks: [
      { fileName: notebook.fileName.replace(/\.\w+$/, '.ipynb'), text: stripNotebook(notebook) },
    ],
    inputs: parts.inputs,
    ...(sample === null ? {} : { sample }),
    ...(declined.length === 0 ? {} : { unsampled: declined }),
    ...(parts.reference === null ? {} : { reference: parts.reference }),
    recorded: parts.staged === null ? [] : recordedFigures(notebook, steps),
    staged: parts.staged,
  };
}

/** Those of the code, of modules that the package takes along, and those that commands set and the code reads. */
function secretsOf(parts: Parts): readonly SecretVariable[] {
  const { modules, secretVariables = [] } = parts.program.notebook;
  const packaged = new Set(parts.modules.map(({ file }) => file));
  const code = codeOf(parts).map(({ text }) => text);
  return [
    ...parts.proposal.secrets.map(({ name, origin }) => ({ name, position: origin.position })),
    ...(modules ?? []).flatMap(({ path, secrets = [] }) =>
      packaged.has(path) ? secrets.map((name) => ({ name, position: null })) : [],
    ),
    ...secretVariables.filter(({ name }) =>
      code.some((text) => text.includes(`'${name}'`) || text.includes(`"${name}"`)),
    ),
  ];
}

function codeOf(parts: Parts): readonly CodeText[] {
  const staged = (parts.staged?.steps ?? []).flatMap((s) => [...s.fit, ...s.transform]);
  return [
    ...parts.steps.flatMap((s) => s.body),
    ...staged,
    ...parts.declarations.map((d) => d.code),
  ];
}

/** A target is the result of a function, or the rows that a step of the flow leaves. */
function isProduced(name: string, { steps, staged }: Parts): boolean {
  const flow = staged?.flow ?? [];
  return (
    steps.some((s) => s.results.some((r) => r.name === name)) ||
    flow.some((item) => item.kind !== 'call' && item.into === name)
  );
}

function ownImports(parts: Parts, packageName: string): readonly ImportBinding[] {
  const required = new Set(codeOf(parts).flatMap((code) => code.requires));
  const missing = OWN_MODULES.filter(
    (name) => required.has(name) && !parts.imports.some((b) => b.name === name),
  );
  const modules = missing.map((name) => ({ name, module: name, member: null, aliased: false }));
  const config = {
    name: 'Config',
    module: `${packageName}.config`,
    member: 'Config',
    aliased: false,
  };
  return parts.declarations.some((d) => d.code.requires.includes('Config'))
    ? [...modules, config]
    : modules;
}
