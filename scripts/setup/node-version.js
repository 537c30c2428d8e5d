// Plain JavaScript in old syntax: it must load in the very versions of Node that it turns away.

const MINIMUM = [20, 19];

/**
 * What is wrong with a version of Node, in one line, or undefined when it is new enough.
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined}
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = MINIMUM;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return undefined;
  return `Cellwright needs Node ${MINIMUM.join('.')} or newer; this is Node ${version}.`;
}

/** Ends the process with one line when this Node is too old. */
export function requireNode() {
  const problem = nodeProblem(process.versions.node);
  if (problem === undefined) return;
  console.error(problem);
  process.exit(1);
}
