import { Document, type Node, Pair, Scalar, type ScalarTag, YAMLMap, YAMLSeq } from 'yaml';
import type { Literal } from '../../ir/index.ts';
import { isBlockText, printYamlFloat, printYamlString } from './scalar.ts';

/** A top-level mapping with its commented keys. */
export interface YamlGroup {
  readonly name: string;
  readonly comment: string;
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  readonly value: Literal;
  /** One line each. */
  readonly comment: readonly string[];
}

const FLOW_WIDTH = 76;

/** Text of a scalar as it shall stand in the file. */
class ScalarText {
  readonly text: string;
  /** Lines of a block, whose indentation only the printer knows. */
  readonly block: readonly string[] | null;

  constructor(text: string, block: readonly string[] | null = null) {
    this.text = text;
    this.block = block;
  }
}

const AS_WRITTEN: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  identify: (value) => value instanceof ScalarText,
  resolve: (value) => value,
  stringify: ({ value }, context) => {
    if (!(value instanceof ScalarText)) return String(value);
    if (value.block === null || context.inFlow === true) return value.text;
    const indent = context.indent === '' ? '  ' : context.indent;
    return [
      value.block[0],
      ...value.block.slice(1).map((line) => (line === '' ? '' : indent + line)),
    ].join('\n');
  },
};

/**
 * Prints groups of settings so that PyYAML, which reads YAML 1.1, gets the same values with the same Python types.
 * Tuples and sets are written as lists: the schema of the configuration turns them back.
 */
export function printYaml(header: readonly string[], groups: readonly YamlGroup[]): string {
  const document = new Document(null, {
    version: '1.1',
    customTags: (tags) => [AS_WRITTEN, ...tags],
  });
  const root = new YAMLMap();
  for (const [index, group] of groups.entries()) {
    const map = new YAMLMap();
    for (const entry of group.entries) {
      map.add(commented(entry.key, nodeOf(entry.value), entry.comment, false));
    }
    root.add(commented(group.name, map, [group.comment], index > 0));
  }
  document.contents = root;
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false, directives: false });
  return [...header.map((line) => `# ${line}`.trimEnd()), '', text.trimEnd(), ''].join('\n');
}

function commented(key: string, value: Node, comment: readonly string[], apart: boolean): Pair {
  const name = new Scalar(new ScalarText(printYamlString(key)));
  const lines = comment.filter((line) => line !== '');
  if (lines.length > 0) name.commentBefore = lines.map((line) => ` ${line}`).join('\n');
  name.spaceBefore = apart;
  return new Pair(name, value);
}

function nodeOf(literal: Literal): Node {
  switch (literal.kind) {
    case 'list':
    case 'tuple':
    case 'set': {
      const sequence = new YAMLSeq();
      for (const item of literal.items) sequence.add(nodeOf(item));
      sequence.flow = literal.items.length === 0 || isShort(literal);
      return sequence;
    }
    case 'dict': {
      const map = new YAMLMap();
      for (const [key, value] of literal.entries)
        map.items.push(new Pair(keyOf(key), nodeOf(value)));
      map.flow = literal.entries.length === 0;
      return map;
    }
    default:
      return new Scalar(scalarText(literal));
  }
}

/** A key stands on one line. */
function keyOf(literal: Literal): Node {
  return literal.kind === 'str'
    ? new Scalar(new ScalarText(printYamlString(literal.value)))
    : nodeOf(literal);
}

function scalarText(
  literal: Exclude<Literal, { kind: 'list' | 'tuple' | 'set' | 'dict' }>,
): ScalarText {
  switch (literal.kind) {
    case 'none':
      return new ScalarText('null');
    case 'bool':
      return new ScalarText(literal.value ? 'true' : 'false');
    case 'int':
      return new ScalarText(literal.digits);
    case 'float':
      return new ScalarText(printYamlFloat(literal.repr));
    case 'str':
      return new ScalarText(
        printYamlString(literal.value),
        isBlockText(literal.value) ? blockOf(literal.value) : null,
      );
  }
}

/** `|` keeps one newline at the end, `|-` none. */
function blockOf(value: string): readonly string[] {
  return value.endsWith('\n')
    ? ['|', ...value.slice(0, -1).split('\n')]
    : ['|-', ...value.split('\n')];
}

function isShort(literal: Literal): boolean {
  return widthOf(literal) <= FLOW_WIDTH;
}

/** Characters on one line; infinite for what must not be on one line. */
function widthOf(literal: Literal): number {
  switch (literal.kind) {
    case 'list':
    case 'tuple':
    case 'set':
      return literal.items.reduce((sum, item) => sum + widthOf(item) + 2, 2);
    case 'dict':
      return literal.entries.length === 0 ? 2 : Number.POSITIVE_INFINITY;
    default:
      return scalarText(literal).text.length;
  }
}
