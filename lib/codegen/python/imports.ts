import type { ImportBinding } from '../../ir/index.ts';
import { isStandardLibrary } from '../../ir/standard-library.ts';

const LINE_LENGTH = 100;

/** Prints import lines in the groups and the order that ruff's isort rules want. */
export function printImports(
  imports: readonly ImportBinding[],
  packageName: string,
): readonly string[] {
  const groups: ImportBinding[][] = [[], [], [], []];
  for (const binding of unique(imports))
    groups[groupOf(binding.module, packageName)]?.push(binding);
  const printed = groups.filter((group) => group.length > 0).map(printGroup);
  return printed.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function groupOf(module: string, packageName: string): number {
  const [root = module] = module.split('.');
  if (root === '__future__') return 0;
  if (isStandardLibrary(root)) return 1;
  return root === packageName ? 3 : 2;
}

function printGroup(imports: readonly ImportBinding[]): readonly string[] {
  const whole = imports.filter((i) => i.member === null);
  const members = imports.filter((i) => i.member !== null);
  const lines = whole
    .sort(
      (a, b) =>
        compareModules(a.module, b.module) ||
        Number(a.aliased) - Number(b.aliased) ||
        compareText(a.name, b.name),
    )
    .map(printWhole);
  for (const path of [...new Set(members.map((i) => i.module))].sort(compareModules)) {
    lines.push(
      ...printFrom(
        path,
        members.filter((i) => i.module === path),
      ),
    );
  }
  return lines;
}

function printWhole({ module, name, aliased }: ImportBinding): string {
  return aliased ? `import ${module} as ${name}` : `import ${module}`;
}

/** Members under their own name share a statement; one with another name has its own. */
function printFrom(module: string, imports: readonly ImportBinding[]): readonly string[] {
  const plain = imports.filter((i) => !i.aliased).map((i) => i.member ?? '');
  const aliased = imports.filter((i) => i.aliased);
  const lines: { readonly first: string; readonly lines: readonly string[] }[] = [];
  const stars = plain.filter((member) => member === '*');
  for (const star of stars) lines.push({ first: star, lines: [`from ${module} import *`] });
  const named = plain.filter((member) => member !== '*').sort(compareMembers);
  if (named.length > 0) lines.push({ first: named[0] ?? '', lines: wrapMembers(module, named) });
  for (const { member, name } of aliased) {
    lines.push({
      first: member ?? '',
      lines: [`from ${module} import ${member ?? ''} as ${name}`],
    });
  }
  return lines.sort((a, b) => compareMembers(a.first, b.first)).flatMap((entry) => entry.lines);
}

function wrapMembers(module: string, members: readonly string[]): readonly string[] {
  const line = `from ${module} import ${members.join(', ')}`;
  // Imported for what the import itself does, not for the name.
  if (module.endsWith('.experimental')) return [`${line}  # noqa: F401`];
  if (line.length <= LINE_LENGTH) return [line];
  return [`from ${module} import (`, ...members.map((member) => `    ${member},`), ')'];
}

function compareModules(a: string, b: string): number {
  return compareNatural(a.toLowerCase(), b.toLowerCase()) || compareNatural(a, b);
}

/** Constants, then classes, then the rest, as isort's order by type. */
function compareMembers(a: string, b: string): number {
  return (
    memberRank(a) - memberRank(b) ||
    compareNatural(a.toLowerCase(), b.toLowerCase()) ||
    compareNatural(a, b)
  );
}

function memberRank(member: string): number {
  if (member.length > 1 && /\p{Lu}/u.test(member) && member === member.toUpperCase()) return 0;
  return /^\p{Lu}/u.test(member) ? 1 : 2;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `step_2` before `step_10`; a number with leading zeros is compared digit by digit, as the linter does. */
function compareNatural(a: string, b: string): number {
  const left = chunks(a);
  const right = chunks(b);
  for (const [index, x] of left.entries()) {
    const y = right[index];
    if (y === undefined) return 1;
    const numeric = /^[1-9]/.test(x) && /^[1-9]/.test(y);
    const order = (numeric ? x.length - y.length : 0) || compareText(x, y);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function chunks(text: string): readonly string[] {
  return text.match(/\d+|\D/g) ?? [];
}

/** The same import twice is one; two that bind one name differently keep the later. */
function unique(imports: readonly ImportBinding[]): readonly ImportBinding[] {
  const kept = new Map<string, ImportBinding>();
  for (const binding of imports) {
    const keepsOthers = binding.member === '*' || (binding.member === null && !binding.aliased);
    kept.set(keepsOthers ? `${binding.module} ${binding.member ?? ''}` : binding.name, binding);
  }
  return [...kept.values()];
}
