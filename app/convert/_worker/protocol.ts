import type { ConvertOptions, Notebook, ProjectTree, SourceFile } from '../../_lib.ts';
import type { Answer } from '../_state/state.ts';

/** What the page asks. The text of a notebook goes over once; later messages name it by its hash. */
export type Request =
  | { readonly kind: 'open'; readonly hash: string; readonly file: SourceFile }
  | {
      readonly kind: 'convert';
      readonly id: number;
      readonly hash: string;
      readonly options: ConvertOptions;
      /** The file that is looked at: formatted before the others. */
      readonly lookingAt: string | null;
    }
  | {
      readonly kind: 'compare';
      readonly id: number;
      readonly hash: string;
      readonly options: ConvertOptions;
    }
  | {
      readonly kind: 'zip';
      readonly id: number;
      readonly hash: string;
      readonly options: ConvertOptions;
    };

/** What the worker says. */
export type Reply =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'answer';
      readonly id: number;
      /** `same` when the page has it already: a notebook with its outputs may be large. */
      readonly notebook: Notebook | null | 'same';
      readonly answer: Answer;
      /** Whether this is the last answer to the request, every file formatted. */
      readonly formatted: boolean;
      readonly milliseconds: number;
    }
  | { readonly kind: 'compared'; readonly id: number; readonly project: ProjectTree | null }
  | {
      readonly kind: 'zipped';
      readonly id: number;
      readonly name: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
