import type { Dependency } from '../../../ir/pipeline.ts';
import type { Magic } from '../ast.ts';

const installCommand =
  /^(?:sudo\s+)?(?:(?:\{?sys\.executable\}?|"\{sys\.executable\}"|\S*python[\d.]*)\s+-m\s+)?(?:\S*\/)?(uv\s+pip|uv|pip[\d.]*|conda|mamba|micromamba|poetry)\s+(?:install|add)\s+(.*)$/s;

/** Options that take the next word as their value. */
const valueOptions = new Set([
  '-r',
  '--requirement',
  '-c',
  '--constraint',
  '-i',
  '--index-url',
  '--extra-index-url',
  '-f',
  '--find-links',
  '-t',
  '--target',
  '--prefix',
  '--root',
  '--channel',
  '-n',
  '--name',
  '-p',
  '--python',
  '--timeout',
  '--trusted-host',
  '--progress-bar',
  '--src',
  '--platform',
  '--python-version',
  '--implementation',
  '--abi',
  '--no-binary',
  '--only-binary',
  '--cache-dir',
  '--log',
  '--proxy',
  '--retries',
  '--group',
  '-e',
  '--editable',
]);

/** The distributions that a magic or shell line installs. */
export function installsOf(magic: Magic): readonly Dependency[] {
  if (magic.kind === 'shell') return installsOfShell(magic.command);
  if (magic.kind !== 'line-magic') return [];
  if (/^(?:pip3?|conda|mamba|uv)$/.test(magic.name))
    return installsOfShell(`${magic.name} ${magic.text}`);
  return magic.name === 'sx' || magic.name === 'system' ? installsOfShell(magic.text) : [];
}

/** The distributions that shell text installs, whatever else it does. */
export function installsOfShell(script: string): readonly Dependency[] {
  const commands = script.replaceAll(/\\\n/g, ' ').split(/\n|&&|\|\||;|\|/);
  return commands.flatMap((command) => installsOfCommand(command.trim().replace(/^[!%]+\s*/, '')));
}

function installsOfCommand(command: string): readonly Dependency[] {
  const match = installCommand.exec(command);
  if (match === null) return [];
  const conda = /conda|mamba/.test(match[1] ?? '');
  const found: Dependency[] = [];
  let skip = false;
  for (const word of shellWords(match[2] ?? '')) {
    if (word.startsWith('#') || /^(?:\d?>|&)/.test(word)) break;
    if (skip) skip = false;
    else if (word.startsWith('-')) skip = valueOptions.has(word) || (conda && word === '-c');
    else {
      const dependency = readRequirement(word, conda);
      if (dependency !== null) found.push(dependency);
    }
  }
  return found;
}

function shellWords(text: string): readonly string[] {
  return (text.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) =>
    word.replaceAll(/["']/g, ''),
  );
}

/** `pandas[extra]>=1.5,<2`, `git+https://.../name.git`, `wheel-1.0-py3-none-any.whl`, conda's `numpy=1.21`. */
function readRequirement(word: string, conda: boolean): Dependency | null {
  const egg = /#egg=([\w.-]+)/.exec(word)?.[1];
  if (egg !== undefined) return { distribution: normalName(egg), constraint: '' };
  const wheel = /([A-Za-z0-9_.]+)-(\d[\w.!+]*)-[^/]*\.whl$/.exec(word);
  if (wheel !== null)
    return { distribution: normalName(wheel[1] ?? ''), constraint: `==${wheel[2] ?? ''}` };
  const direct = /^([\w.-]+)\s*@\s*\S+:/.exec(word);
  if (direct !== null) return { distribution: normalName(direct[1] ?? ''), constraint: '' };
  const hosted = /^git\+.*\/([\w.-]+?)(?:\.git)?(?:@[^/]*)?$/.exec(word);
  if (hosted !== null) return { distribution: normalName(hosted[1] ?? ''), constraint: '' };
  const match =
    /^(?:[\w-]+::)?([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?:\[[^\]]*\])?\s*((?:[=<>!~]=?=?\s*[\w.*+!-]+\s*,?\s*)*)(?:;.*)?$/.exec(
      word,
    );
  if (match === null) return null;
  const constraint = (match[2] ?? '').replaceAll(/\s/g, '');
  const pinned = conda ? constraint.replace(/^=(?=\d)([\w.*]+).*$/, '==$1') : constraint;
  return {
    distribution: normalName(match[1] ?? ''),
    constraint: /^=\d/.test(pinned) ? '' : pinned,
  };
}

/** Lower case with hyphens, as package indexes compare names. */
function normalName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
