import type { Diagnostic } from '../diagnostic.ts';
import type { Span } from '../../source/index.ts';
import { Places } from './place.ts';
import type { RenderedSource } from './place.ts';

/** A span with the places that people and editors use. */
export interface JsonPlace {
  readonly cell: string;
  /** Document position of the cell, line and column, all from 1. */
  readonly position: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** UTF-16 offsets in the cell's source. */
  readonly start: number;
  readonly end: number;
}

export interface JsonDiagnostic extends Omit<Diagnostic, 'span' | 'related'> {
  readonly place: JsonPlace | null;
  readonly related: readonly { readonly place: JsonPlace | null; readonly message: string }[];
}

/** Diagnostics for machines: the same facts as `renderText`, as JSON-serialisable data. */
export function renderJson(
  diagnostics: readonly Diagnostic[],
  source: RenderedSource | null,
): readonly JsonDiagnostic[] {
  const places = new Places(source);
  return diagnostics.map(({ span, related, ...diagnostic }) => ({
    ...diagnostic,
    place: placeOf(span, places),
    related: related.map((other) => ({
      place: placeOf(other.span, places),
      message: other.message,
    })),
  }));
}

function placeOf(span: Span | null, places: Places): JsonPlace | null {
  const placed = places.find(span);
  if (placed === null || span === null) return null;
  const { from, to, cell } = placed;
  return {
    cell: cell.id,
    position: from.position,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    start: span.start,
    end: span.end,
  };
}
