import type { TypeText } from '../../ir/index.ts';
import { argumentOf, type KnownCall, type Resolution } from './context.ts';
import type { Concept } from './proposal.ts';
import type { Site } from './sites.ts';

/** Calls that take any path object and mean the same by it. */
const TAKES_PATHS =
  /^(?:(?:builtins\.)?open|pandas\.(?:read_(?:csv|table|fwf|excel|json|parquet|feather|orc|pickle|stata|sas|xml)|ExcelFile)|pandas\.(?:DataFrame|Series)\.to_(?:csv|excel|json|parquet|feather|orc|pickle|stata|xml)|numpy\.(?:load|loadtxt|genfromtxt|fromfile|save|savez|savez_compressed|savetxt)|joblib\.(?:load|dump))$/;

/** A path that reads the same once it is one: no address, no pattern, nothing that a shell or Windows means. */
const PLAIN = /^(?!.*\/\/)(?![~/]?$)(?!~)[^\\:*?[\]]*[^\\:*?[\]/]$/;

/** `Path` for a setting whose every place gives it whole to a call that takes paths; else its text is needed. */
export function pathType(
  { concern, literal, parts }: Concept,
  resolution: Resolution,
): TypeText | null {
  if (concern.kind !== 'path' || literal.kind !== 'str' || !PLAIN.test(literal.value)) return null;
  const reads = parts.flatMap((part) => part.reads);
  const whole = reads.length > 0 && reads.every(({ site }) => isTakenAsPath(site, resolution));
  return whole ? 'pathlib.Path' : null;
}

function isTakenAsPath(site: Site, resolution: Resolution): boolean {
  const parent = site.above?.expr;
  if (parent?.kind !== 'Call') return false;
  const call = resolution.callOf(parent);
  const argument = argumentOf(call, site.node);
  if (argument === null || !TAKES_PATHS.test(call.resolved?.canonical ?? '')) return false;
  const place = placeOfPath(call);
  if (place === null) return false;
  const named = call.resolved?.summary?.parameters?.[place];
  return argument.position === place || (argument.name !== null && argument.name === named);
}

function placeOfPath({ resolved }: KnownCall): number | null {
  return resolved?.summary?.readsFile ?? resolved?.summary?.writesFile ?? null;
}
