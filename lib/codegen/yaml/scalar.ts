import { escapeCharacter, isPlain } from '../escape.ts';

/** Words that YAML 1.1, which PyYAML reads, takes for something else than text. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i;
const PLAIN = /^(?:\.{0,2}\/)?[\p{L}_][\p{L}\p{N}_./@+*()% -]*$/u;
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A string on one line: bare when no reader can take it for something else. */
export function printYamlString(value: string): string {
  return isBare(value) ? value : quote(value);
}

function isBare(value: string): boolean {
  return PLAIN.test(value) && !WORDS.test(value) && !value.endsWith(' ');
}

function quote(value: string): string {
  let text = '';
  for (const character of value) {
    text +=
      SHORT_ESCAPES[character] ?? (isPlain(character) ? character : escapeCharacter(character));
  }
  return `"${text}"`;
}

/** A float that YAML 1.1 takes for one: it wants a point, and a sign in the exponent. */
export function printYamlFloat(repr: string): string {
  if (repr === 'nan' || repr === '-nan') return '.nan';
  if (repr === 'inf' || repr === '-inf') return repr.replace('inf', '.inf');
  const [mantissa = '0', exponent] = repr.toLowerCase().split('e');
  const pointed = mantissa.includes('.') ? mantissa : `${mantissa}.0`;
  if (exponent === undefined) return pointed;
  return `${pointed}e${/^[+-]/.test(exponent) ? exponent : `+${exponent}`}`;
}

/** Whether a text of several lines can stand as a block that shows them as they are. */
export function isBlockText(value: string): boolean {
  const lines = value.replace(/\n$/, '').split('\n');
  if (lines.length < 2 || value.endsWith('\n\n') || /^\s/.test(lines[0] ?? ' ')) return false;
  return (
    lines.every(
      (line) =>
        line === line.trimEnd() && !line.startsWith('\t') && Array.from(line).every(isPlain),
    ) && lines[0] !== ''
  );
}
