import type { Pipeline } from '../ir/index.ts';
import type { ConvertTools } from '../outcome.ts';
import type { ProjectTree } from '../project/tree.ts';

/** Emits one kind of project. */
export interface Backend {
  /** The same pipeline and formatter give the same bytes. */
  emit(pipeline: Pipeline, tools: ConvertTools): ProjectTree;
}
