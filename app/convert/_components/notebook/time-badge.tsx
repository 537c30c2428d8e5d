import type { BindingTime } from '../../../_lib.ts';
import { cx } from '../../../_ui/cx.ts';
import { TIMES } from '../../_state/binding-times.ts';

const COLOUR: Readonly<Record<BindingTime, string>> = {
  constant: 'border-line bg-sunken text-ink-2',
  schema: 'border-note-line bg-note-soft text-note',
  learned: 'border-make-line bg-make-soft text-make-strong',
  row: 'border-line-strong bg-surface text-ink',
  'training-only': 'border-warn-line bg-warn-soft text-warn',
};

/** The word and sign of a binding time: colour alone tells nothing. */
export function TimeBadge({ time }: { readonly time: BindingTime }) {
  const { label, sign, meaning } = TIMES.find((one) => one.time === time) ?? {
    label: time,
    sign: '',
    meaning: '',
  };
  return (
    <span
      title={meaning}
      data-time={time}
      className={cx(
        'inline-flex shrink-0 items-center gap-1 rounded border px-1.5 text-2xs leading-[1.1rem] font-medium whitespace-nowrap',
        COLOUR[time],
      )}
    >
      <span aria-hidden className="font-mono">
        {sign}
      </span>
      {label}
    </span>
  );
}

/** What the words mean. */
export function TimeLegend() {
  return (
    <dl
      data-testid="time-legend"
      className="grid grid-cols-[max-content_1fr] items-baseline gap-x-3 gap-y-1.5 text-xs text-ink-2"
    >
      {TIMES.map(({ time, meaning }) => (
        <div key={time} className="contents">
          <dt>
            <TimeBadge time={time} />
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
