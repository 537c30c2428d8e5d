import type { Expr, Magic, Stmt } from '../../frontend/python/ast.ts';
import type { Edit } from './edit.ts';
import { overlaps } from './edit.ts';

/** `x = !cmd` as plain Python, for every kept statement that has one. */
export interface MagicEdits {
  readonly edits: readonly Edit[];
  readonly requires: readonly string[];
}

export function magicEdits(statements: readonly Stmt[], edits: readonly Edit[]): MagicEdits {
  const found = statements
    .flatMap(magicValue)
    .filter((value) => !edits.some((edit) => overlaps(edit, value)));
  const shell = found.some((value) => value.magic.kind === 'shell');
  return {
    edits: found.map((value) => ({
      start: value.start,
      end: value.end,
      text: pythonFor(value.magic),
    })),
    requires: shell ? ['subprocess'] : [],
  };
}

type MagicExpr = Extract<Expr, { kind: 'MagicExpr' }>;

function magicValue(statement: Stmt): readonly MagicExpr[] {
  switch (statement.kind) {
    case 'Assign':
    case 'AnnAssign':
    case 'AugAssign':
    case 'Expr':
      return statement.value?.kind === 'MagicExpr' ? [statement.value] : [];
    default:
      return [];
  }
}

function pythonFor(magic: Magic): string {
  // Other magics have no value outside a notebook kernel.
  if (magic.kind !== 'shell') return 'None';
  const run = `subprocess.run(${commandLiteral(magic.command)}, shell=True, check=True, capture_output=True, text=True)`;
  return `${run}.stdout.splitlines()`;
}

/** IPython puts `{expression}` and `$name` into the command; `{{` and `$$` stand for themselves. */
function commandLiteral(command: string): string {
  const slot = /\{\{|\}\}|\$\$|\$([A-Za-z_]\w*)|\{([A-Za-z_][\w.[\]]*)\}/g;
  let formatted = false;
  let text = '';
  let at = 0;
  for (const match of command.matchAll(slot)) {
    text += braces(command.slice(at, match.index));
    const name = match[1] ?? match[2];
    if (name === undefined) {
      text += match[0] === '$$' ? '$' : match[0];
    } else {
      formatted = true;
      text += `{${name}}`;
    }
    at = match.index + match[0].length;
  }
  text += braces(command.slice(at));
  return formatted
    ? `f${quoted(text)}`
    : quoted(text.replaceAll(/\{\{|\}\}/g, (pair) => pair.charAt(0)));
}

function braces(text: string): string {
  return text.replaceAll(/[{}]/g, (brace) => brace + brace);
}

function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `"${escaped.replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`;
}
