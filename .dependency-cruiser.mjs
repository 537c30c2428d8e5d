// The architecture as rules that can fail; `npm run layers` checks them, with a planted violation.
// Order of stages: source, diagnostics < ir < notebook, frontend < analysis < lowering < passes;
// ir, codegen, project < backends; convert.ts drives all; lib/node and app are the edges.
// lib/ir is plain data without behaviour, the vocabulary (ids, roles, types, literals) of every stage.
// Tests may import anything: they drive stages through the front door.

const TEST = '[.]test[.]tsx?$';

/**
 * @param {string} name
 * @param {string} comment
 * @param {import('dependency-cruiser').IRegularForbiddenRuleType['from']} from
 * @param {import('dependency-cruiser').IRegularForbiddenRuleType['to']} to
 * @returns {import('dependency-cruiser').IRegularForbiddenRuleType}
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/**
 * A stage and the stages it may know. lib/outcome.ts, the shape of every stage's result, is open to all.
 * @param {string} stage
 * @param {readonly string[]} allowed
 */
const only = (stage, allowed) =>
  forbid(
    `${stage}-imports`,
    `lib/${stage} may import only: ${[...allowed, 'outcome.ts'].join(', ')}.`,
    { path: `^lib/${stage}/`, pathNot: TEST },
    { path: '^lib/', pathNot: `^lib/(outcome[.]ts$|(${[stage, ...allowed].join('|')})/)` },
  );

export default {
  forbidden: [
    forbid(
      'no-circular',
      'A cycle hides which module comes first. The evaluator of nested syntax calls itself across its files.',
      { pathNot: '^lib/analysis/(evaluate|staging|findings/trace)/' },
      { circular: true },
    ),
    forbid(
      'core-no-io',
      'The core runs in a browser worker: only lib/node may import modules of Node.',
      { path: '^lib/', pathNot: ['^lib/node/', '^lib/testing/', TEST] },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'testing-in-tests',
      'lib/testing starts processes for tests; nothing that ships may need it.',
      { path: '^(app|lib)/', pathNot: ['^lib/testing/', TEST] },
      { path: '^lib/testing/' },
    ),
    forbid(
      'core-no-edge',
      'The core knows neither the web app nor the command line.',
      { path: '^lib/', pathNot: ['^lib/node/', TEST] },
      {
        path: '^(app|lib/node|scripts|bin|e2e|bench)/|/node_modules/(next|react|react-dom|commander)/',
      },
    ),
    forbid(
      'one-front-door',
      'The edges use lib/index.ts, never its insides. Default options are data that a page may have without the compiler.',
      { path: '^(app|lib/node)/', pathNot: TEST },
      { path: '^lib/', pathNot: '^lib/(index[.]ts$|default-options[.]ts$|node/)' },
    ),
    forbid(
      'app-not-node',
      'The web app runs without the command line.',
      { path: '^app/', pathNot: TEST },
      { path: '^lib/node/' },
    ),
    forbid(
      'languages-apart',
      'Front-ends do not know each other.',
      { path: '^lib/frontend/([^/]+)/', pathNot: TEST },
      { path: '^lib/frontend/', pathNot: '^lib/frontend/($1/|[^/]+[.]ts$)' },
    ),
    forbid(
      'targets-apart',
      'Back-ends do not know each other; what they share is in project, and in staged for the three styles.',
      { path: '^lib/backends/([^/]+)/', pathNot: TEST },
      { path: '^lib/backends/', pathNot: '^lib/backends/($1/|project/|staged/|[^/]+[.]ts$)' },
    ),
    forbid(
      'shared-knows-no-target',
      'What back-ends share knows none of them, and what every project has knows no staging.',
      { path: '^lib/backends/(project|staged)/', pathNot: TEST },
      { path: '^lib/backends/', pathNot: '^lib/backends/($1/|project/|[^/]+[.]ts$)' },
    ),
    only('source', []),
    only('diagnostics', ['source']),
    only('notebook', ['source', 'diagnostics']),
    only('frontend', ['source', 'diagnostics', 'ir', 'notebook']),
    only('summaries', ['ir']),
    only('analysis', ['source', 'diagnostics', 'ir', 'notebook', 'frontend', 'summaries']),
    only('modernise', ['source', 'notebook', 'frontend', 'summaries', 'analysis', 'ir']),
    only('ir', ['source', 'diagnostics']),
    only('secrets', ['source', 'diagnostics', 'notebook', 'frontend', 'analysis']),
    only('lowering', [
      'source',
      'diagnostics',
      'notebook',
      'frontend',
      'summaries',
      'analysis',
      'ir',
      'secrets',
    ]),
    only('passes', ['source', 'diagnostics', 'ir']),
    only('codegen', ['ir']),
    only('project', ['source', 'diagnostics']),
    only('backends', ['source', 'diagnostics', 'ir', 'codegen', 'project']),
  ],
  options: {
    // A type is a dependency on a stage too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|[.]next|[.]cache)/' },
  },
};
