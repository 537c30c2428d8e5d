import { cx } from '../_ui/cx.ts';

interface DrawnCell {
  readonly count: number;
  readonly lines: readonly string[];
  readonly becomes: 'config' | 'step' | 'train' | null;
}

const CELLS: readonly DrawnCell[] = [
  { count: 2, lines: ["df = pd.read_csv('houses.csv')"], becomes: 'config' },
  { count: 3, lines: ['df.hist(figsize=(14, 9));'], becomes: null },
  {
    count: 4,
    lines: ["m = X_train['lot'].median()", "X_train['lot'].fillna(m)", "X_test['lot'].fillna(m)"],
    becomes: 'step',
  },
  { count: 5, lines: ['sns.heatmap(X_train.corr())'], becomes: null },
  {
    count: 6,
    lines: ['model = Lasso(alpha=0.004)', 'model.fit(X_train, y_train)'],
    becomes: 'train',
  },
];

const FILES = [
  { from: 'config', path: 'config/config.yml', lines: ['houses_csv: houses.csv', 'alpha: 0.004'] },
  {
    from: 'step',
    path: 'src/houses/steps/fill_lot.py',
    lines: ['def fill_lot(', '    X_train: pd.DataFrame, …', ') -> tuple[pd.DataFrame, …]:'],
  },
  {
    from: 'train',
    path: 'src/houses/train.py',
    lines: ['model = fit_lasso(config, …)', 'test R²  0.84'],
  },
] as const;

/** What the product does, drawn: cells on the left, the files they become on the right. */
export function Drawing() {
  return (
    <div
      aria-hidden
      className="ruled relative hidden overflow-hidden rounded-2xl border border-line bg-paper p-6 lg:block"
    >
      <div className="relative grid grid-cols-[1fr_3.5rem_1fr] items-center">
        <div className="space-y-2.5">
          {CELLS.map((cell) => (
            <Cell key={cell.count} cell={cell} />
          ))}
        </div>
        <Wires />
        <div className="space-y-4">
          {FILES.map((file) => (
            <div
              key={file.path}
              className="overflow-hidden rounded-lg border border-make-line bg-surface shadow-card"
            >
              <p className="border-b border-line bg-make-soft px-3 py-1.5 font-mono text-2xs font-medium text-make-strong">
                {file.path}
              </p>
              <pre className="px-3 py-2 font-mono text-2xs leading-[1.15rem] text-ink-2">
                {file.lines.join('\n')}
              </pre>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function Cell({ cell }: { readonly cell: DrawnCell }) {
  const kept = cell.becomes !== null;
  return (
    <div
      className={cx(
        'grid grid-cols-[2.25rem_1fr] rounded-lg border py-2 pr-2',
        kept
          ? 'border-line border-l-[3px] border-l-make bg-surface shadow-card'
          : 'hatched border-line',
      )}
    >
      <span className="text-center font-mono text-2xs leading-[1.15rem] text-ink-3">
        [{cell.count}]
      </span>
      <pre
        className={cx(
          'truncate font-mono text-2xs leading-[1.15rem]',
          kept ? 'text-ink' : 'text-ink-3 line-through decoration-line-strong',
        )}
      >
        {cell.lines.join('\n')}
      </pre>
    </div>
  );
}

function Wires() {
  return (
    <svg viewBox="0 0 56 400" preserveAspectRatio="none" className="h-full w-full">
      {[
        'M0 30 C28 30 28 60 56 60',
        'M0 200 C28 200 28 200 56 200',
        'M0 355 C28 355 28 335 56 335',
        'M0 355 C34 330 22 90 56 80',
      ].map((path) => (
        <path
          key={path}
          d={path}
          fill="none"
          stroke="var(--make)"
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
          opacity="0.7"
        />
      ))}
    </svg>
  );
}
