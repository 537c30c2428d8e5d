import gallery from '../../fixtures/notebooks/gallery.json' with { type: 'json' };

/** A notebook of our own that people can try without having one at hand. */
export interface Sample {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
}

export const SAMPLES: readonly Sample[] = gallery;

/** Where the server offers it. */
export function sampleUrl(name: string): string {
  return `/samples/${name}`;
}
