import type { Role } from '../../../_lib.ts';
import { cx } from '../../../_ui/cx.ts';
import type { CellView } from '../../_state/selectors.ts';

const NAMES: Readonly<Record<Role, string>> = {
  imports: 'imports',
  configuration: 'configuration',
  load: 'load',
  prepare: 'prepare',
  split: 'split',
  engineer: 'features',
  select: 'selection',
  train: 'train',
  evaluate: 'evaluate',
  persist: 'save',
  explore: 'explore',
  define: 'define',
};

export function roleName(role: Role): string {
  return NAMES[role];
}

export function RoleBadge({ view }: { readonly view: CellView }) {
  if (view.role === null) return null;
  const kept = view.fate === 'production' || view.fate === 'partly';
  return (
    <span
      data-testid="role"
      className={cx(
        'rounded-full border px-2 py-px text-2xs font-medium',
        kept
          ? 'border-make-line bg-make-soft text-make-strong'
          : 'border-line bg-sunken text-ink-2',
      )}
    >
      {NAMES[view.role]}
    </span>
  );
}
