'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { cx } from './cx.ts';

export interface SelectItem<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly detail?: string;
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly items: readonly SelectItem<T>[];
  readonly onChange: (value: T) => void;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly 'data-testid'?: string;
}

export function Select<T extends string>({
  label,
  value,
  items,
  onChange,
  className,
  disabled = false,
  'data-testid': testId,
}: SelectProps<T>) {
  const chosen = items.find((item) => item.value === value);
  return (
    <Base.Root
      value={value}
      disabled={disabled}
      onValueChange={(next) => next !== null && onChange(next)}
      items={items.map((item) => ({ value: item.value, label: item.label }))}
    >
      <Base.Trigger
        aria-label={`${label}: ${chosen?.label ?? value}`}
        data-testid={testId}
        className={cx(
          'inline-flex h-8 items-center justify-between gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-xs font-medium text-ink hover:border-ink-3 disabled:opacity-50',
          className,
        )}
      >
        <span className="truncate">{chosen?.label ?? value}</span>
        <Base.Icon>
          <ChevronsUpDown aria-hidden size={13} className="text-ink-3" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className="max-h-[60dvh] max-w-[min(28rem,calc(100vw-2rem))] min-w-[var(--anchor-width)] overflow-auto rounded-lg border border-line bg-raised p-1 text-ink shadow-card">
            {items.map((item) => (
              <Base.Item
                key={item.value}
                value={item.value}
                className="grid grid-cols-[1rem_1fr] items-start gap-2 rounded-md px-2 py-1.5 text-sm outline-none data-[highlighted]:bg-sunken"
              >
                <Base.ItemIndicator className="mt-1">
                  <Check aria-hidden size={14} className="text-make" />
                </Base.ItemIndicator>
                <span className="col-start-2">
                  <Base.ItemText className="font-medium">{item.label}</Base.ItemText>
                  {item.detail !== undefined && (
                    <span className="block text-xs text-ink-2">{item.detail}</span>
                  )}
                </span>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
