import type {
  ConvertOptions,
  ConvertTools,
  Outcome,
  ProjectTree,
  PythonFormatter,
  SourceFile,
} from '../../_lib.ts';
import { FormatCache, lookedAtFirst, type Pending } from './format-cache.ts';
import type { Reply, Request } from './protocol.ts';

/** The compiler and what it needs from outside. */
export interface SessionTools {
  readonly convert: (
    sources: readonly SourceFile[],
    options: ConvertOptions,
    tools: ConvertTools,
  ) => Outcome;
  readonly zip: (project: ProjectTree) => Uint8Array<ArrayBuffer>;
  readonly loadFormatter: () => Promise<PythonFormatter>;
  readonly now: () => number;
  readonly reply: (reply: Reply) => void;
  /** Lets messages that wait come in. */
  readonly breathe: () => Promise<void>;
}

/** Answers the page's requests one after another; a newer `convert` ends the formatting for an older one. */
export class Session {
  readonly #tools: SessionTools;
  readonly #cache = new FormatCache();
  #source: { readonly hash: string; readonly file: SourceFile } | null = null;
  #notebookSent = false;
  #newest = 0;

  constructor(tools: SessionTools) {
    this.#tools = tools;
  }

  async receive(request: Request): Promise<void> {
    if (request.kind === 'open') {
      this.#source = { hash: request.hash, file: request.file };
      this.#notebookSent = false;
      return;
    }
    try {
      await this.#answer(request);
    } catch (error) {
      this.#tools.reply({ kind: 'failed', id: request.id, message: messageOf(error) });
    }
  }

  async #answer(request: Exclude<Request, { kind: 'open' }>): Promise<void> {
    const source = this.#sourceOf(request.hash);
    switch (request.kind) {
      case 'convert':
        this.#newest = request.id;
        return this.#convert(source, request);
      case 'compare': {
        const { project } = await this.#formatted(source, request.options);
        this.#tools.reply({ kind: 'compared', id: request.id, project });
        return;
      }
      case 'zip': {
        const { project } = await this.#formatted(source, request.options);
        if (project === null) throw new Error('There is no project to download.');
        const bytes = this.#tools.zip(project);
        this.#tools.reply({ kind: 'zipped', id: request.id, name: project.name, bytes });
      }
    }
  }

  async #convert(
    source: SourceFile,
    request: Extract<Request, { kind: 'convert' }>,
  ): Promise<void> {
    const started = this.#tools.now();
    const send = (outcome: Outcome, formatted: boolean): void => {
      const { notebook, ...answer } = outcome;
      this.#tools.reply({
        kind: 'answer',
        id: request.id,
        notebook: this.#notebookSent ? 'same' : notebook,
        answer,
        formatted,
        milliseconds: this.#tools.now() - started,
      });
      this.#notebookSent = true;
    };
    const pending: Pending[] = [];
    const preview = this.#run(source, request.options, this.#cache.preview(pending));
    send(preview, pending.length === 0);
    if (pending.length === 0) return;

    const format = this.#cache.complete(await this.#tools.loadFormatter());
    let first = true;
    for (const file of lookedAtFirst(pending, request.lookingAt)) {
      await this.#tools.breathe();
      if (this.#newest !== request.id) return;
      format(file.path, file.text);
      if (first && pending.length > 1) {
        send(this.#run(source, request.options, this.#cache.preview([])), false);
      }
      first = false;
    }
    send(this.#run(source, request.options, format), true);
  }

  async #formatted(source: SourceFile, options: ConvertOptions): Promise<Outcome> {
    return this.#run(source, options, this.#cache.complete(await this.#tools.loadFormatter()));
  }

  #run(source: SourceFile, options: ConvertOptions, format: PythonFormatter): Outcome {
    return this.#tools.convert([source], options, { format });
  }

  #sourceOf(hash: string): SourceFile {
    if (this.#source?.hash !== hash) throw new Error('The notebook is no longer open.');
    return this.#source.file;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
