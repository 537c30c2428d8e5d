import { expect } from 'vitest';
import { analyze } from '../../analysis/index.ts';
import type { ParsedCell } from '../../frontend/program.ts';
import { parseCell } from '../../frontend/python/parse-cell.ts';
import { printValue } from '../../ir/print.ts';
import { buildKnowledge } from '../../knowledge.ts';
import { cellId } from '../../source/span.ts';
import { codeText } from '../../lowering/text/index.ts';
import type { ProposedSettings, SettingsInput } from '../../lowering/settings/index.ts';
import { proposeSettings } from '../../lowering/settings/index.ts';

const knowledge = buildKnowledge();
const { index } = knowledge;
const imports = [
  'import os, pickle, random',
  'import numpy as np',
  'import pandas as pd',
  'from sklearn.compose import ColumnTransformer',
  'from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier',
  'from sklearn.impute import SimpleImputer',
  'from sklearn.linear_model import Lasso, LogisticRegression',
  'from sklearn.model_selection import GridSearchCV, cross_val_score, train_test_split',
  'from sklearn.neighbors import KNeighborsClassifier',
  'from sklearn.svm import SVC',
  'from sklearn.pipeline import Pipeline',
  'from sklearn.preprocessing import StandardScaler',
  "df = pd.read_csv('raw.csv')",
].join('\n');

interface Result extends ProposedSettings {
  /** `group.name: type = value` of all settings but the path of the raw data. */
  readonly found: readonly string[];
  /** Text of the last cell after the edits, removed statements left out. */
  readonly code: string;
}

export function propose(source: string, options: Partial<SettingsInput> = {}): Result {
  const cells = [imports, source].map((text, at): ParsedCell => {
    const cell = {
      kind: 'code',
      id: cellId(`c${at}`),
      position: at + 1,
      source: text,
      executionCount: null,
      outputs: [],
    } as const;
    const { parsed, problem } = parseCell(cell);
    expect(problem).toBeNull();
    return parsed;
  });
  const dataflow = analyze(cells, knowledge);
  const proposed = proposeSettings({
    dataflow,
    classes: index,
    included: () => true,
    canReadConfig: () => true,
    choices: [],
    ...options,
  });
  const found = proposed.settings
    .filter((setting) => setting.name !== 'raw_csv')
    .map(
      ({ group, name, type, value }) => `${group}.${name}: ${type} = ${printValue(value.value)}`,
    );
  const last = cells[1];
  const code = (last?.statements ?? [])
    .filter((statement) => !proposed.removed.has(statement.id))
    .map((statement) => {
      const edits = proposed.edits.get(cellId('c1')) ?? [];
      return codeText({
        cell: last as ParsedCell,
        statement,
        keep: () => true,
        edits,
        requires: [],
      }).text;
    });
  return { ...proposed, found, code: code.join('\n') };
}
