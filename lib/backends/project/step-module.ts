import type { DocSection, Docstring } from '../../codegen/python/docstring.ts';
import {
  importOf,
  name,
  type PyModule,
  type PyParameter,
  type PyStatement,
} from '../../codegen/python/nodes.ts';
import { wrapMarkdown } from '../../codegen/python/prose.ts';
import type { CodeText, Declaration, Parameter, Pipeline, Step } from '../../ir/index.ts';
import { cellsText } from './cells.ts';
import {
  importsFor,
  moduleName,
  namingOf,
  type ModulePlan,
  type PlannedModule,
} from './modules.ts';

const COMMENT_WIDTH = 96;

/** A module of author's code: declarations, then one function a step. */
export function stepModule(module: PlannedModule, pipeline: Pipeline, plan: ModulePlan): PyModule {
  const config = importOf(moduleName(pipeline, 'config'), 'Config');
  const readsConfig = module.steps.some((step) => step.readsConfig);
  return {
    docstring: moduleDocstring(module, pipeline),
    imports: [...importsFor(module, pipeline, plan), ...(readsConfig ? [config] : [])],
    body: [
      ...module.declarations.map((declaration, index) =>
        declarationNode(declaration, [
          ...module.steps.map((step) => step.doc),
          module.declarations[index - 1]?.doc ?? '',
        ]),
      ),
      ...module.steps.map((step) => stepFunction(step, pipeline)),
    ],
    naming: namingOf(module.name, pipeline, plan),
  };
}

function moduleDocstring({ declarations, steps }: PlannedModule, pipeline: Pipeline): Docstring {
  const numbers = steps.map((step) => pipeline.steps.indexOf(step) + 1);
  const positions = [
    ...steps.flatMap((step) => step.positions),
    ...declarations.flatMap(({ code }) => code.origins.map((origin) => origin.position)),
  ];
  const what =
    steps.length === 0
      ? 'Functions and classes that several steps use'
      : cellsText(numbers).replace('cell', 'step').replace(/^s/, 'S').concat(' of the pipeline');
  return {
    summary: `${what}, from ${cellsText(positions)} of the notebook`,
    body: '',
    sections: [],
  };
}

/** The author's text under what introduces it, unless that is said above it or by the step beside it already. */
function declarationNode({ code, doc }: Declaration, said: readonly string[]): PyStatement {
  const isNew = doc !== '' && !said.some((other) => other.includes(doc));
  // A comment may be part of the introduction.
  const comments = code.comments.filter((comment) => !doc.includes(comment.replace(/^#+\s*/, '')));
  return {
    kind: 'code',
    code: isNew
      ? ({ ...code, comments: [...commentLines(doc), ...comments] } satisfies CodeText)
      : code,
  };
}

function commentLines(doc: string): readonly string[] {
  return wrapMarkdown(doc, COMMENT_WIDTH).map((line) => `# ${line}`.trimEnd());
}

/** `def step(frames..., config: Config) -> results`. */
function stepFunction(step: Step, pipeline: Pipeline): PyStatement {
  return {
    kind: 'function',
    name: step.name,
    parameters: parametersOf(step, pipeline),
    returns: resultType(step.results),
    docstring: stepDocstring(step),
    body: [
      ...step.body.map((code): PyStatement => ({ kind: 'code', code })),
      ...returnOf(step.results),
    ],
  };
}

function parametersOf(step: Step, pipeline: Pipeline): readonly PyParameter[] {
  const parameters = step.parameters.map((parameter) => ({
    name: parameter.name,
    type: parameter.type,
    defaultValue: null,
  }));
  const type = `${moduleName(pipeline, 'config')}.Config`;
  return step.readsConfig
    ? [...parameters, { name: 'config', type, defaultValue: null }]
    : parameters;
}

function resultType(results: readonly Parameter[]): string {
  const [only] = results;
  if (only === undefined) return 'None';
  return results.length === 1
    ? only.type
    : `tuple[${results.map((result) => result.type).join(', ')}]`;
}

function returnOf(results: readonly Parameter[]): readonly PyStatement[] {
  const [only] = results;
  if (only === undefined) return [];
  if (results.length === 1) return [{ kind: 'return', value: name(only.name) }];
  return [
    { kind: 'return', value: { kind: 'tuple', items: results.map((result) => name(result.name)) } },
  ];
}

function stepDocstring(step: Step): Docstring {
  const config: Parameter = { name: 'config', type: 'Any', doc: 'settings of the project.' };
  const parameters = step.readsConfig ? [...step.parameters, config] : step.parameters;
  return {
    summary: step.title,
    body: step.doc,
    sections: [section('Args', parameters), section('Returns', step.results)],
  };
}

/** Names that nothing is said of stand on one line. */
function section(title: string, parameters: readonly Parameter[]): DocSection {
  if (title === 'Returns' && parameters.length > 0 && parameters.every(({ doc }) => doc === '')) {
    return {
      title,
      items: [{ name: parameters.map((parameter) => parameter.name).join(', '), text: '' }],
    };
  }
  return { title, items: parameters.map(({ name: item, doc }) => ({ name: item, text: doc })) };
}
