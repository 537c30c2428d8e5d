import { trainServeSkew } from '../../diagnostics/catalog/staging.ts';
import { type Evidence, featuresOf, sideOf, sitesIn } from './evidence.ts';
import { type Finding, finding, spanIn, textIn } from './finding.ts';
import type { Repair } from './repair.ts';
import { asTrainingDoes } from './skew-repair.ts';
import { hasColumn } from './trace/flow.ts';
import { rowsOfCall } from './material.ts';
import { editsOf, type RowEdit } from './twins/edits.ts';

/** Which edits of training rows are not those of held-out rows? */
export function trainServeSkewFindings(evidence: Evidence): readonly Finding[] {
  if (evidence.fit === null || evidence.answers.length === 0) return [];
  const byKey = new Map<string, RowEdit[]>();
  for (const edit of editsOf(evidence.material))
    byKey.set(edit.key, [...(byKey.get(edit.key) ?? []), edit]);
  const found = [...byKey.values()].flatMap((edits): readonly Finding[] => {
    if (edits.some((e) => e.opaque || ANOTHER_WAY.test(e.text))) return [];
    const train = edits.filter((e) => e.side === 'train');
    const held = edits.filter((e) => e.side === 'held-out');
    if (train.length === 0 || held.length === 0)
      return oneSide(evidence, train.length > 0 ? train : held);
    return differing(evidence, train, held);
  });
  return found.length > 0 ? found : neverTransformed(evidence);
}

/** Training rows went through a fitted transformer that held-out rows never met, or not all of them. */
function neverTransformed({ material, tracer, fit, answers }: Evidence): readonly Finding[] {
  const ofFit = fit === null ? [] : sitesIn(fit.receiver);
  const ways = answers.map((answer) => ({
    answer,
    met: new Set([...sitesIn(featuresOf(answer)), ...ofFit]),
  }));
  return sitesIn(featuresOf(fit)).flatMap((site) => {
    const transforms = site.how === 'fit' && site.name === 'fit_transform';
    if (!transforms || sideOf(material, site) !== 'train') return [];
    // Another transformer in its place is another matter, and may be meant.
    const without = ways.filter(
      ({ met }) =>
        !met.has(site) && ![...met].some((other) => other.how === 'fit' && other.name !== 'fit'),
    );
    const [first] = without;
    if (first === undefined) return [];
    const text = textIn(site.cell, site.node);
    const { cell, node } = first.answer.call;
    const others = tracer.calls.filter(
      ({ call }) =>
        call.kind === 'answer' &&
        call.object === material.fit.object &&
        ![...rowsOfCall(call)].every((id) => rowsOfCall(material.fit).has(id)),
    );
    const only = others.every((one) => !sitesIn(featuresOf(one)).includes(site));
    return [
      finding(
        trainServeSkew,
        spanIn(site.cell, site.node),
        {
          how: only
            ? `only training rows go through \`${text}\``
            : `\`${textIn(cell, node)}\` is about rows that did not go through \`${text}\``,
          held: 'nothing of the kind',
          train: text,
        },
        [{ span: spanIn(cell, node), message: 'held-out rows are predicted without it' }],
      ),
    ];
  });
}

/** What is learned and what is looked up may be written in two ways on purpose; those are left alone. */
const ANOTHER_WAY =
  /"(qcut|cut|groupby|factorize|get_dummies|codes|reindex|astype|to_datetime|yeojohnson|boxcox|rank)"/;

function differing(
  { material }: Evidence,
  train: readonly RowEdit[],
  held: readonly RowEdit[],
): readonly Finding[] {
  if (alike(train, held)) return [];
  const at = held.findIndex((edit, i) => edit.text !== train[i]?.text);
  const edit = held[at];
  if (edit === undefined) {
    const extra = train[held.length];
    const [last] = held.slice(-1);
    if (extra === undefined || last === undefined) return [];
    return [skew(last, extra, 'the second edit has no twin among the held-out rows', extra)];
  }
  const twin = train[at] ?? train.at(-1);
  if (twin === undefined || (train[at] === undefined && fills(edit)) || onlyDefault(edit, twin))
    return [];
  const reordered =
    [...train]
      .map((e) => e.text)
      .toSorted()
      .join() ===
    [...held]
      .map((e) => e.text)
      .toSorted()
      .join();
  if (reordered) return [skew(edit, twin, 'the same edits come in another order', edit)];
  const pairs = train.length === held.length;
  const repair = pairs ? asTrainingDoes(material.dataflow, twin, edit) : null;
  return [skew(edit, twin, howDiffers(edit), edit, repair)];
}

/** A text that names a frame which the other does not cannot be told to differ; nor can two ways to begin. */
function alike(train: readonly RowEdit[], held: readonly RowEdit[]): boolean {
  const long = new Map<string, number>();
  if (composed(train, long) === composed(held, long)) return true;
  const names = (edits: readonly RowEdit[]): ReadonlySet<string> =>
    new Set(
      edits.flatMap(({ text }) =>
        Array.from(text.matchAll(/\{"rows":"([^"]*)"\}/g), (match) => match[1] ?? ''),
      ),
    );
  const [inTrain, inHeld] = [names(train), names(held)];
  if ([...inTrain].some((n) => !inHeld.has(n)) || [...inHeld].some((n) => !inTrain.has(n)))
    return true;
  const [first, twin] = [train[0], held[0]];
  // Rows that get another name on the way have edits under both names.
  if (first?.column === null && train.length !== held.length) return true;
  return first?.column === null && first.text.includes(first.own) !== twin?.text.includes(twin.own);
}

function howDiffers(held: RowEdit): string {
  const column = held.column === null ? '' : ` of \`${held.column}\``;
  return `\`${textIn(held.cell, held.node)}\` is not what is done to training rows${column}`;
}

/**
 * The value after all edits, each put into the next that reads it: two lines and one line of the same text are equal.
 * Long texts are known by their number in `long`, or they would double with each edit.
 */
function composed(edits: readonly RowEdit[], long: Map<string, number>): string {
  let value = '';
  for (const edit of edits) {
    const text = value === '' ? edit.text : edit.text.replaceAll(edit.own, value);
    value = edit.part ? `${value}|${edit.own}=${text}` : text;
    if (value.length <= 4000) continue;
    const number = long.get(value) ?? long.size;
    long.set(value, number);
    value = `#${number}`;
  }
  return value;
}

/** Held-out rows may lack what no training row lacks. */
function fills(edit: RowEdit): boolean {
  return /"attr":"(fillna|ffill|bfill|interpolate)"/.test(edit.text);
}

/** `x.map(table)` among training rows needs no default, `x.map(table).fillna(0)` among others does. */
function onlyDefault(held: RowEdit, train: RowEdit): boolean {
  return fills(held) && held.text.includes(train.text) && /"attr":"(map|replace)"/.test(train.text);
}

function oneSide({ fit, answers }: Evidence, edits: readonly RowEdit[]): readonly Finding[] {
  const [edit] = edits;
  if (edit === undefined || edit.column === null) return [];
  const { column } = edit;
  const changes = edits.find((e) => (e.text.includes(e.own) || e.part) && !fills(e));
  if (changes === undefined) return [];
  const frames = [featuresOf(fit).frame, ...answers.map((a) => featuresOf(a).frame)];
  if (!frames.every((frame) => frame?.certain === true && hasColumn(frame, column))) return [];
  const side = edit.side === 'train' ? 'training' : 'held-out';
  const [answer] = answers;
  if (answer === undefined || fit === null) return [];
  const other = edit.side === 'train' ? answer.call : fit.call;
  const message =
    edit.side === 'train'
      ? 'held-out rows are predicted without it'
      : 'the estimator is fitted without it';
  const text = textIn(changes.cell, changes.node);
  return [
    finding(
      trainServeSkew,
      spanIn(changes.cell, changes.node),
      {
        how: `only ${side} rows get \`${text}\``,
        held: edit.side === 'train' ? 'nothing of the kind' : text,
        train: edit.side === 'train' ? text : 'nothing of the kind',
      },
      [{ span: spanIn(other.cell, other.node), message }],
    ),
  ];
}

function skew(
  held: RowEdit,
  train: RowEdit,
  how: string,
  at: RowEdit,
  repair: Repair | null = null,
): Finding {
  const other = at === held ? train : held;
  return finding(
    trainServeSkew,
    spanIn(at.cell, at.node),
    { how, held: textIn(held.cell, held.node), train: textIn(train.cell, train.node) },
    [
      {
        span: spanIn(other.cell, other.node),
        message: other === train ? 'what training rows get' : 'what held-out rows get',
      },
    ],
    repair,
  );
}
