import type { SourceFile } from '../../_lib.ts';
import { SAMPLES, sampleUrl } from '../../_samples/catalog.ts';

/** A sample notebook from this server, or the reason why there is none. */
export async function loadSample(name: string): Promise<SourceFile | string> {
  if (!SAMPLES.some((sample) => sample.name === name)) {
    return `There is no sample notebook named "${name}".`;
  }
  try {
    const response = await fetch(sampleUrl(name));
    if (!response.ok) return `The sample "${name}" could not be loaded (${response.status}).`;
    return { fileName: `${name}.ipynb`, text: await response.text() };
  } catch {
    return `The sample "${name}" could not be loaded: the server does not answer.`;
  }
}
