/** A Python literal as data. Integers and floats are apart, and big integers keep their digits. */
export type Literal =
  | { readonly kind: 'none' }
  | { readonly kind: 'bool'; readonly value: boolean }
  /** Decimal digits with an optional minus. */
  | { readonly kind: 'int'; readonly digits: string }
  /** `repr` of the double: `0.1`, `1e-05`, `inf`, `-inf`, `nan`. */
  | { readonly kind: 'float'; readonly repr: string }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'list'; readonly items: readonly Literal[] }
  | { readonly kind: 'tuple'; readonly items: readonly Literal[] }
  | { readonly kind: 'set'; readonly items: readonly Literal[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [Literal, Literal])[] };
