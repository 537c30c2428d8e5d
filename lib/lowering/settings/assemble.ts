import type { Literal, Setting, StatementId } from '../../ir/index.ts';
import type { CellId } from '../../source/span.ts';
import type { Edit } from '../text/index.ts';
import { originOf } from '../text/index.ts';
import type { FoundSecret, KeyedConcept, ProposedSettings } from './proposal.ts';
import type { Site } from './sites.ts';

/** Settings, and the edits that read them. */
export function assemble(
  concepts: readonly KeyedConcept[],
  secrets: readonly FoundSecret[],
): Omit<ProposedSettings, 'literals' | 'refused'> {
  const edits = new Map<CellId, Edit[]>();
  const configReaders = new Set<StatementId>();
  const environmentReaders = new Set<StatementId>();
  const functionsReadingConfig = new Set<string>();
  const add = (site: Site, edit: Edit, readers: Set<StatementId>): void => {
    const { id } = site.cell.cell;
    edits.set(id, [...(edits.get(id) ?? []), edit]);
    site.owners.forEach((owner) => readers.add(owner.id));
  };
  for (const { group, name, literal, parts } of concepts) {
    for (const { site, copied } of parts.flatMap(({ reads }) => reads)) {
      const read = `config.${group}.${name}`;
      const text = copied ? `${copier(literal)}(${read})` : read;
      add(site, replacement(site, text), configReaders);
      if (site.owner !== null) functionsReadingConfig.add(site.owner);
    }
  }
  for (const { site, edit: read } of secrets) add(site, read, environmentReaders);
  const moved = concepts.flatMap(({ parts }) => parts.flatMap((one) => one.moved ?? []));
  return {
    settings: concepts.map(settingOf),
    edits,
    removed: new Set(moved.map(({ statement }) => statement)),
    configReaders,
    environmentReaders,
    functionsReadingConfig,
    inlinedNames: new Set(moved.map(({ name }) => name)),
    secrets: secrets.map(({ site, name }) => ({
      name,
      origin: originOf(site.cell, site.statement.id, site.node),
    })),
  };
}

function settingOf(concept: KeyedConcept): Setting {
  const { group, name, type, bounds, literal, parts, concern, at } = concept;
  return {
    group,
    name,
    value: { value: literal, by: 'notebook' },
    type,
    ...(Object.keys(bounds).length === 0 ? {} : { bounds }),
    origins: parts.map(({ origin }) => origin),
    doc: concern.doc,
    ...(at === null ? {} : { at }),
  };
}

function copier(literal: Literal): string {
  return literal.kind === 'dict' || literal.kind === 'set' ? literal.kind : 'list';
}

/** The edit, with a blank where the literal touches a word: `else'b'`. */
function replacement(site: Site, text: string): Edit {
  const { source } = site.cell.cell;
  const { start, end } = site.node;
  const before = /[\p{L}\p{N}_]/u.test(source.charAt(start - 1)) ? ' ' : '';
  const after = /[\p{L}\p{N}_]/u.test(source.charAt(end)) ? ' ' : '';
  return { start, end, text: before + text + after };
}
