import type { ASTNodeUnion } from 'py-ast';
import type { Expr, Pattern } from '../ast.ts';
import type { Conversion } from './conversion.ts';
import { convertExpression } from './expression.ts';
import { identifier } from './names.ts';

type PatternNode = Extract<
  ASTNodeUnion,
  {
    nodeType:
      | 'MatchValue'
      | 'MatchSingleton'
      | 'MatchSequence'
      | 'MatchMapping'
      | 'MatchClass'
      | 'MatchStar'
      | 'MatchAs'
      | 'MatchOr';
  }
>;

/** Flattens a pattern to what it binds and evaluates. */
export function convertPattern(node: PatternNode, conversion: Conversion): Pattern {
  const captures: string[] = [];
  const expressions: Expr[] = [];
  const capture = (name: string | null | undefined): void => {
    if (name !== null && name !== undefined && name !== '_') captures.push(identifier(name));
  };
  const visit = (pattern: PatternNode): void => {
    switch (pattern.nodeType) {
      case 'MatchValue':
        expressions.push(convertExpression(pattern.value, conversion));
        return;
      case 'MatchSingleton':
        return;
      case 'MatchSequence':
      case 'MatchOr':
        pattern.patterns.forEach(visit);
        return;
      case 'MatchMapping':
        for (const key of pattern.keys) expressions.push(convertExpression(key, conversion));
        pattern.patterns.forEach(visit);
        capture(pattern.rest);
        return;
      case 'MatchClass':
        expressions.push(convertExpression(pattern.cls, conversion));
        pattern.patterns.forEach(visit);
        pattern.kwd_patterns.forEach(visit);
        return;
      case 'MatchStar':
        capture(pattern.name);
        return;
      case 'MatchAs':
        if (pattern.pattern)
          conversion.within(pattern, () => visit(pattern.pattern as PatternNode));
        capture(pattern.name);
    }
  };
  visit(node);
  return { ...conversion.span(node), captures: [...new Set(captures)], expressions };
}
