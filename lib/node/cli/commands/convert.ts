import path from 'node:path';
import { type Diagnostic, DiagnosticSink, type ProjectTree, convert } from '../../../index.ts';
import { withData, writeArchive, writeFolder } from '../../files/index.ts';
import { loadRuffFormatter } from '../../ruff.ts';
import type { CliIo } from '../io.ts';
import { DONE, REFUSED, reportJson, reportText } from '../report.ts';
import { type Flags, readRequest } from '../request.ts';
import { refuse, resolveOptions } from './inspect.ts';
import { readNotebooks } from './source.ts';

export interface ConvertFlags extends Flags {
  readonly out: string;
}

/** A project, in a folder or an archive. */
export async function runConvert(
  paths: readonly string[],
  flags: ConvertFlags,
  io: CliIo,
): Promise<number> {
  const request = await readRequest(flags, io);
  const read = await readNotebooks(paths, io, flags.data);
  if (read.kind === 'refused') return refuse(read.diagnostics, flags, io);
  const options = resolveOptions(request, read.sources);
  io.progress('Converting');
  const sources =
    flags.data === undefined
      ? read.sources
      : await withData(io.files, read.sources, options, path.resolve(io.cwd, flags.data));
  const outcome = convert(sources, options, { format: loadRuffFormatter() });
  io.progress(`Writing ${flags.out}`);
  const problems =
    outcome.project === null ? [] : await writeProject(outcome.project, flags.out, io);
  io.progress(null);
  const project = problems.length === 0 ? outcome.project : null;
  const diagnostics = [...outcome.diagnostics, ...problems];
  const { notebook } = outcome;
  if (flags.json === true) {
    const answer = { project: project === null ? null : describe(project, flags.out) };
    const status = project === null ? 'refused' : 'done';
    await reportJson(status, notebook, diagnostics, answer, io);
  } else {
    await reportText(outcome.diagnostics, notebook, io);
    await reportText(problems, null, io);
    if (project !== null) await io.out(summary(project, flags.out));
  }
  return project === null ? REFUSED : DONE;
}

async function writeProject(
  project: ProjectTree,
  out: string,
  io: CliIo,
): Promise<readonly Diagnostic[]> {
  const sink = new DiagnosticSink();
  const write = /\.zip$/i.test(out) ? writeArchive : writeFolder;
  await write(io.files, project, path.resolve(io.cwd, out), out, sink);
  return sink.sorted(() => 0);
}

function describe(project: ProjectTree, out: string): Readonly<Record<string, unknown>> {
  return { name: project.name, out, files: project.files.map((file) => file.path) };
}

function summary(project: ProjectTree, out: string): string {
  return `Wrote ${project.name} (${project.files.length} files) to ${out}\n`;
}
