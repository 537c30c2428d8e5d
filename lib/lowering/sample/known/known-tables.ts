import type { Dataflow } from '../../../analysis/facts.ts';
import type { StagedPart, StatementId, TableFormat } from '../../../ir/index.ts';
import { type CodeColumn, codeColumns } from './code-uses.ts';
import { frameStates, type TableRead } from './frame-states.ts';
import { columnOf, type KnownTable, unknownTable } from './known-table.ts';
import { learnOutputs } from './learn-outputs.ts';

export interface KnowledgeQuery {
  readonly dataflow: Dataflow;
  readonly reads: ReadonlyMap<StatementId, TableRead>;
  /** Files that are asked about, and how they are written. */
  readonly formats: ReadonlyMap<string, TableFormat>;
  readonly staged: StagedPart | null;
}

/** What outputs and code of the notebook tell of the tables in files; one without columns is not known. */
export function knownTables(query: KnowledgeQuery): ReadonlyMap<string, KnownTable> {
  const { dataflow, reads, formats, staged } = query;
  const tables = new Map([...formats.keys()].map((file) => [file, unknownTable()]));
  const states = frameStates(dataflow, reads);
  learnOutputs(dataflow, states, tables);
  for (const [file, { names }] of formats) {
    const table = tables.get(file);
    if (table !== undefined && names !== null) table.order = names;
  }
  const code = codeColumns(dataflow, states);
  for (const [file, table] of tables) {
    const isOnly = [...tables.values()].filter(({ order }) => order === null).length === 1;
    listColumns(table, file, code, isOnly || tables.size === 1);
  }
  for (const [file, table] of tables) borrow(table, file, tables, staged);
  const classifies = hasClassifier(dataflow);
  for (const table of tables.values()) {
    noteUses(table, code);
    noteTargets(table, staged, classifies);
    addFeatures(table);
  }
  return tables;
}

/** All columns that are shown, else those that are shown and those that code asks for. */
function listColumns(
  table: KnownTable,
  file: string,
  code: readonly CodeColumn[],
  isOnly: boolean,
): void {
  if (table.order !== null) {
    const order = new Set(table.order);
    for (const name of table.columns.keys())
      if (!order.has(name) && !isIndex(table, name)) table.columns.delete(name);
    for (const name of order) columnOf(table, name);
    return;
  }
  const isBare = table.columns.size === 0;
  for (const { name, file: own, isDoubtful } of code)
    if (own === file || (own === null && isOnly && (isBare || !isDoubtful))) columnOf(table, name);
}

/** The name of an index is shown above the labels of rows, not among the columns. */
function isIndex(table: KnownTable, name: string): boolean {
  return (table.columns.get(name)?.examples.length ?? 0) > 0;
}

/** A file of the same kind as another one has its columns; one beside files of features holds the target. */
function borrow(
  table: KnownTable,
  file: string,
  tables: ReadonlyMap<string, KnownTable>,
  staged: StagedPart | null,
): void {
  if (table.order !== null) return;
  const own = [...table.columns.keys()];
  const stem = stemOf(file);
  const others = [...tables].filter(
    ([place, { columns }]) => place !== file && columns.size > own.length,
  );
  const same = others.filter(([, { columns }]) => own.every((name) => columns.has(name)));
  const twins = same.filter(
    ([place]) =>
      stemOf(place).replace(/train|test|valid\w*/g, '') ===
      stem.replace(/train|test|valid\w*/g, ''),
  );
  const [twin] =
    twins.length > 0
      ? twins
      : /train|test/.test(stem) && !/^(?:y|label|target)/.test(stem)
        ? same
        : [];
  if (twin === undefined) {
    if (own.length === 0 && /^(?:y|labels?|targets?)(?:[_-]|train|test|$)/.test(stem))
      noteAlone(table);
    return;
  }
  const targets = new Set(staged?.serving.targetColumns);
  const lacksTarget = /test/.test(stem) && !/^(?:y|labels?|targets?)(?:[_-]|test)/.test(stem);
  table.isShown ||= twin[1].isShown;
  for (const [name, column] of twin[1].columns) {
    if (lacksTarget && targets.has(name) && !table.columns.has(name)) continue;
    const copy = columnOf(table, name);
    if (copy.examples.length > 0) continue;
    table.columns.set(name, {
      ...column,
      examples: [...column.examples],
      values: new Map(column.values),
      uses: new Set(column.uses),
    });
  }
}

function noteAlone(table: KnownTable): void {
  const { uses } = columnOf(table, 'target');
  uses.add('target').add('alone');
}

function stemOf(file: string): string {
  const last = file.split(/[/\\]/).at(-1) ?? file;
  return last
    .replace(/^paths\./, '')
    .replace(/(?:[._](?:csv|tsv|txt|data|json))+$/i, '')
    .toLowerCase();
}

function noteUses(table: KnownTable, code: readonly CodeColumn[]): void {
  for (const { name, uses, values, bounds, isClosed, namesOf } of code) {
    const column = table.columns.get(name);
    if (column === undefined) continue;
    for (const use of uses) column.uses.add(use);
    for (const value of values) column.values.set(value, column.values.get(value) ?? 0);
    column.bounds.push(...bounds);
    column.isClosed ||= isClosed;
    column.namesOf ??= namesOf;
  }
}

function noteTargets(table: KnownTable, staged: StagedPart | null, classifies: boolean): void {
  const names = [...table.columns.keys()];
  const { targetColumns = [], targetPositions = [] } = staged?.serving ?? {};
  const positions = targetPositions.flatMap((at) => names.at(at) ?? []);
  for (const name of [...targetColumns, ...positions]) table.columns.get(name)?.uses.add('target');
  for (const { uses } of table.columns.values())
    if (uses.has('target') && classifies) uses.add('class');
}

const FEATURES = 4;

/** Where code takes all columns but the target and names none, any numbers do. */
function addFeatures(table: KnownTable): void {
  const columns = [...table.columns.values()];
  const isBare = !table.isShown && table.order === null && columns.length > 0;
  if (!isBare || !columns.every(({ uses }) => uses.has('target') && !uses.has('alone'))) return;
  for (let number = 1; number <= FEATURES; number += 1) columnOf(table, `feature_${number}`);
}

const CLASSIFIER =
  /Classifier(?:CV)?$|^sklearn\..*\.(?:Logistic\w+|(?:Linear|Nu)?SVC|\w*NB|Perceptron|\w+DiscriminantAnalysis)$/;
const REGRESSOR =
  /Regressor$|^sklearn\..*\.(?:LinearRegression|Ridge(?:CV)?|Lasso\w*|ElasticNet\w*|(?:Linear|Nu)?SVR|Lars\w*)$/;

/** Whether the notebook builds classifiers and nothing that predicts numbers. */
function hasClassifier(dataflow: Dataflow): boolean {
  const built = [...dataflow.facts.values(), ...dataflow.bodies.values()].flatMap(({ calls }) =>
    calls.flatMap(({ kind, canonical }) => (kind === 'class' ? [canonical] : [])),
  );
  return built.some((name) => CLASSIFIER.test(name)) && !built.some((name) => REGRESSOR.test(name));
}
