import { cx } from '../_ui/cx.ts';

interface DrawnCell {
  readonly count: number;
  readonly kept: boolean;
  readonly lines: readonly string[];
}

const CELLS: readonly DrawnCell[] = [
  { count: 2, kept: true, lines: ["df = pd.read_csv('houses.csv')"] },
  { count: 3, kept: false, lines: ['df.hist(figsize=(14, 9));'] },
  {
    count: 4,
    kept: true,
    lines: ["m = X_train['lot'].median()", "fill(X_train, 'lot', m)", "fill(X_test, 'lot', m)"],
  },
  { count: 5, kept: false, lines: ['sns.heatmap(X_train.corr())'] },
  { count: 6, kept: true, lines: ['model = Lasso(alpha=0.004)', 'model.fit(X_train, y_train)'] },
];

const FILES = [
  { path: 'config/config.yml', lines: ['houses_csv: houses.csv', 'alpha: 0.004  # cell 6'] },
  {
    path: 'src/houses/steps/fill_lot.py',
    lines: ['def fill_lot(', '    X_train: pd.DataFrame,', '    X_test: pd.DataFrame,'],
  },
  { path: 'src/houses/train.py', lines: ['model = fit_lasso(…)', 'R²: 0.843 on test rows'] },
] as const;

/** Heights follow from line height, padding and gaps below, so that the wires meet what they join. */
const WIRES = [
  'M0 32 C30 32 26 36 56 36',
  'M0 152 C30 152 26 162 56 162',
  'M0 274 C34 268 24 66 56 60',
  'M0 284 C30 284 26 280 56 280',
] as const;

/** What the product does, drawn: cells on the left, the files they become on the right. */
export function Drawing() {
  return (
    <div
      aria-hidden
      className="ruled relative hidden overflow-hidden rounded-2xl border border-line px-8 py-12 lg:block"
    >
      <div className="grid grid-cols-[minmax(0,1fr)_56px_minmax(0,1fr)] items-center">
        <div className="space-y-3">
          {CELLS.map((cell) => (
            <Cell key={cell.count} cell={cell} />
          ))}
        </div>
        <svg viewBox="0 0 56 324" width="56" height="324">
          {WIRES.map((path) => (
            <path key={path} d={path} fill="none" stroke="var(--make)" strokeWidth="1.5" />
          ))}
        </svg>
        <div className="space-y-5">
          {FILES.map((file) => (
            <File key={file.path} path={file.path} lines={file.lines} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Cell({ cell: { count, kept, lines } }: { readonly cell: DrawnCell }) {
  return (
    <div
      className={cx(
        'grid grid-cols-[2.25rem_1fr] rounded-lg border py-2 pr-2 font-mono text-[11px] leading-5',
        kept
          ? 'border-l-[3px] border-line border-l-make bg-surface shadow-card'
          : 'hatched border-line bg-paper',
      )}
    >
      <span className="text-center text-ink-3">[{count}]</span>
      <pre
        className={cx(
          'overflow-hidden',
          kept ? 'text-ink' : 'text-ink-3 line-through decoration-line-strong',
        )}
      >
        {lines.join('\n')}
      </pre>
    </div>
  );
}

interface FileProps {
  readonly path: string;
  readonly lines: readonly string[];
}

function File({ path, lines }: FileProps) {
  return (
    <div className="overflow-hidden rounded-lg border border-make-line bg-surface font-mono text-[11px] leading-5 shadow-card">
      <p className="h-[30px] truncate bg-make-soft px-3 py-[5px] font-medium text-make-strong">
        {path}
      </p>
      <pre className="overflow-hidden px-3 py-2 text-ink-2">{lines.join('\n')}</pre>
    </div>
  );
}
