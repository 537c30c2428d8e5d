import type { ProjectFile } from '../../project/index.ts';
import { withoutText } from './type-gaps.ts';

/** One annotation of the notebook's code that leaves a type open, as nothing is known of it. */
export interface UnknownType {
  /** Module of the package: `steps/fill_ages`. */
  readonly module: string;
  /** The function, or the class. */
  readonly holder: string;
  /** The parameter or attribute; null for what the function gives. */
  readonly name: string | null;
  readonly why: string;
}

/** Modules that hold the notebook's code; `Any` elsewhere is meant: settings of any model, values of any kind. */
const AUTHORS =
  /^src\/\w+\/((?:data|functions|metrics|evaluate|prediction|pipeline)|steps\/\w+)\.py$/;
const OPEN = /\bAny\b/;
/** Functions of ours that give different things by name. */
const OURS = new Set(['read_options']);
const DEFINITION = /^( *)(?:async )?def (\w+)\(/;
const CLASS = /^class (\w+)/;
const FIELD = /^ +(?:self\.)?(\w+): ([^=\n]*\bAny\b[^=\n]*)(?: = |$)/;

/** Annotations of the emitted modules that hold `Any`, in their order. */
export function unknownTypes(files: readonly ProjectFile[]): readonly UnknownType[] {
  return files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, text }) => {
      const module = AUTHORS.exec(path)?.[1];
      // The command's own module of a project that keeps training apart.
      const isOurs = path.endsWith('/evaluate.py') && /^RECORDED: /m.test(text);
      return module === undefined || isOurs ? [] : inModule(module, text);
    });
}

function inModule(module: string, text: string): readonly UnknownType[] {
  const found: UnknownType[] = [];
  const lines = withoutText(text).split('\n');
  let holder = module;
  lines.forEach((line, at) => {
    holder = CLASS.exec(line)?.[1] ?? holder;
    const definition = DEFINITION.exec(line);
    if (definition !== null) {
      const [, indent = '', name = ''] = definition;
      const isMethod =
        indent !== '' &&
        CLASS.test(lines.slice(0, at).findLast((l) => /^\S/.test(l) && l !== ')') ?? '');
      if (indent === '') holder = name;
      const owner = isMethod ? `${holder}.${name}` : name;
      if (!OURS.has(name))
        found.push(...ofSignature(lines.slice(at).join('\n'), module, owner, blockOf(text, name)));
      return;
    }
    const [, name, type = ''] = FIELD.exec(line) ?? [];
    if (name !== undefined && isAnnotation(type))
      found.push({ module, holder, name, why: whyOfValue(name, text.split('\n')) });
  });
  return unique(found);
}

/** A keyword argument or an entry of a dictionary looks like a field. */
function isAnnotation(type: string): boolean {
  return /^[\w.[\], |]*[\w\]]$/.test(type.trimEnd());
}

function ofSignature(
  text: string,
  module: string,
  holder: string,
  block: string,
): readonly UnknownType[] {
  const open = text.indexOf('(');
  const close = closing(text, open);
  const parameters = splitTop(text.slice(open + 1, close));
  const returns = /^\) -> ([^:]*):/.exec(text.slice(close))?.[1] ?? '';
  return [
    ...parameters.flatMap((parameter): readonly UnknownType[] => {
      const [, name = '', type = ''] = /^\s*\*{0,2}(\w+): ([^=]*)/.exec(parameter) ?? [];
      // The target is optional in the protocol of steps, whatever it is.
      if (!OPEN.test(type) || /^\s*y: Any = None/.test(parameter)) return [];
      return [{ module, holder, name, why: whyOfParameter(name, block.split('\n')) }];
    }),
    ...(OPEN.test(returns)
      ? [{ module, holder, name: null, why: whyOfResult(block, returns) }]
      : []),
  ];
}

function whyOfParameter(name: string, lines: readonly string[]): string {
  const told = lines.find((line) => line.trim().startsWith(`${name}: from \``));
  const from = /`(\w+)`/.exec(told ?? '')?.[1];
  return from === undefined
    ? 'nothing in the notebook says what it is given'
    : `\`${from}\` gives it without a type`;
}

function whyOfResult(body: string, returns: string): string {
  const given = /\breturn ([^\n]*)/.exec(body)?.[1] ?? '';
  const made = /^\w+$/.test(given)
    ? body
        .match(new RegExp(`^ +${given} = .*$`, 'gm'))
        ?.at(-1)
        ?.replace(/^[^=]*= /, '')
    : given;
  const callee = /^(?:[\w]+\.)*(\w+)\(/.exec(made ?? '')?.[1];
  if (callee !== undefined && returns.trim() === 'Any')
    return `it is not known what \`${callee}\` gives`;
  return returns.trim() === 'Any'
    ? 'it comes of values without a type'
    : 'some of what it holds has no known type';
}

function whyOfValue(name: string, lines: readonly string[]): string {
  const told = lines.find((line) => line.trim().startsWith(`${name}: `) && !OPEN.test(line)) ?? '';
  return /value|mode|most frequent|median|mean|of the column/.test(told)
    ? 'a value of the data: it has the type of its column'
    : 'it comes of values without a type';
}

function unique(found: readonly UnknownType[]): readonly UnknownType[] {
  const seen = new Map(found.map((one) => [`${one.holder} ${one.name}`, one]));
  return [...seen.values()];
}

/** The text of a function, up to the next. */
function blockOf(text: string, name: string): string {
  const from = text.search(new RegExp(`\\bdef ${name}\\(`));
  const block = text.slice(from);
  const end = block.slice(1).search(/\n *(?:def |class |@)/);
  return end < 0 ? block : block.slice(0, end + 1);
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if ('([{'.includes(text.charAt(at))) depth += 1;
    if (')]}'.includes(text.charAt(at))) depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function splitTop(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (depth > 0 || character !== ',') continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return [...parts, text.slice(from)];
}
