import type { InlineLiteral, LiteralPlace } from '../../ir/index.ts';
import { originOf } from '../text/index.ts';
import { onlyReads } from './bindings.ts';
import { type Concern, concern } from './concern.ts';
import { concernOf } from './concern-of.ts';
import { argumentOf, boundBy, type Resolution } from './context.ts';
import { isFlat, isMutable, literalOf, typeOfLiteral } from './literal-of.ts';
import { keyFrom } from './names.ts';
import type { Claims, KeyedConcept, Proposal, SettingsInput } from './proposal.ts';
import { isReached } from './proposal.ts';
import type { Site } from './sites.ts';
import { typed } from './typed.ts';

/** Literals of production code that nobody proposed, each as the setting that a person may make of it. */
export function promotable(
  input: SettingsInput,
  sites: readonly Site[],
  resolution: Resolution,
  claimed: Claims,
): readonly KeyedConcept[] {
  const found: KeyedConcept[] = [];
  for (const site of sites) {
    if (!mayMove(input, site) || claimed.has(site.cell, site.node)) continue;
    const literal = literalOf(site.node);
    const type = literal === null ? null : typeOfLiteral(literal);
    if (literal === null || type === null || literal.kind === 'none') continue;
    if (literal.kind === 'str' && literal.value === '') continue;
    const copied = isMutable(literal) && !onlyReads(site, resolution);
    if (copied && !isFlat(literal)) continue;
    claimed.add(site);
    const purpose = concernOf(site, literal, resolution) ?? plainConcern(site, resolution);
    const proposal: Proposal = {
      concern: purpose,
      literal,
      reads: [{ site, copied }],
      origin: originOf(site.cell, site.statement.id, site.node),
      moved: null,
    };
    const concept = { concern: purpose, literal, parts: [proposal] };
    found.push({
      ...concept,
      ...typed(concept, resolution),
      group: purpose.group,
      name: keyFrom(purpose.name, purpose.group),
      at: null,
    });
  }
  return found;
}

/** Whether the text at a place may become a read of `config`: no docstring, and evaluated when the code runs. */
function mayMove(input: SettingsInput, site: Site): boolean {
  const { node, statement, owner, above } = site;
  if (!['Constant', 'UnaryOp', 'List', 'Tuple', 'Set', 'Dict'].includes(node.kind)) return false;
  if (site.fixed || site.inString || !isReached(input, site)) return false;
  if (owner !== null && !input.canReadConfig(owner)) return false;
  return !(above === null && statement.kind === 'Expr');
}

/** Named after the keyword, the parameter, the variable or the column that the value is given to. */
function plainConcern(site: Site, resolution: Resolution): Concern {
  const parent = site.above?.expr;
  const call = parent?.kind === 'Call' ? resolution.callOf(parent) : null;
  const given = call === null ? null : (argumentOf(call, site.node)?.name ?? call.callee);
  const { variable, column } = boundBy(site.statement);
  const name = given ?? variable ?? column ?? 'value';
  return concern({
    kind: 'value',
    group: 'data',
    name: name === '' ? 'value' : name,
    doc: given === null || call === null ? `\`${name}\`` : `\`${given}\` of \`${call.callee}\``,
  });
}

export function promotedAt(
  literals: readonly KeyedConcept[],
  { position, offset }: LiteralPlace,
): KeyedConcept | null {
  const at = ({ parts: [part] }: KeyedConcept): boolean =>
    part?.origin.position === position && part.origin.span.start === offset;
  return literals.find(at) ?? null;
}

/** What a person may make a setting of, in the order of the document. */
export function inlineLiterals(
  literals: readonly KeyedConcept[],
  kept: readonly KeyedConcept[],
): readonly InlineLiteral[] {
  const report = (concept: KeyedConcept, key: string | null): readonly InlineLiteral[] =>
    concept.parts.map(({ origin, literal }) => ({
      at: `${origin.position}:${origin.span.start}`,
      span: origin.span,
      position: origin.position,
      value: literal,
      group: concept.group,
      name: concept.name,
      type: concept.type,
      kept: key,
    }));
  return [
    ...literals.flatMap((one) => report(one, null)),
    ...kept.flatMap((one) => report(one, `${one.group}.${one.name}`)),
  ].toSorted((a, b) => a.position - b.position || a.span.start - b.span.start);
}
