/** Compares `1.10` and `1.9` as versions. */
export function versionOrder(a: string, b: string): number {
  const parts = (text: string): readonly number[] => text.split('.').map(Number);
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a version meets a constraint such as `>=1.0,<2`, as far as it is made of numbers. */
export function meets(version: string, constraint: string): boolean {
  return constraint.split(',').every((part) => {
    const [, operator = '', wanted = ''] =
      /^\s*(===?|~=|!=|<=|>=|<|>)\s*(\d+(?:\.\d+)*)(?:\.\*)?\s*$/.exec(part) ?? [];
    const order = wanted === '' ? 0 : versionOrder(version, wanted);
    switch (operator) {
      case '==':
      case '===':
        return part.trim().endsWith('.*') ? `${version}.`.startsWith(`${wanted}.`) : order === 0;
      case '~=':
        return (
          order >= 0 && `${version}.`.startsWith(`${wanted.split('.').slice(0, -1).join('.')}.`)
        );
      case '!=':
        return order !== 0;
      case '<=':
        return order <= 0;
      case '>=':
        return order >= 0;
      case '<':
        return order < 0;
      case '>':
        return order > 0;
      default:
        return true;
    }
  });
}
