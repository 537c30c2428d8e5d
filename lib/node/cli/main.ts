/**
 * The command line.
 *
 * Takes: arguments, and the world as a `CliIo`.
 * Gives: an exit status: 0 done, 1 refused with diagnostics, 2 wrong usage.
 * Needs: nothing at start; the formatter's WebAssembly is loaded when a project is made.
 * Guarantees: never throws; with `--json`, standard output is one JSON document; notebooks are only read.
 */
import { CommanderError } from 'commander';
import { DiagnosticSink, internalError } from '../../index.ts';
import { type CliIo, processIo } from './io.ts';
import { buildProgram } from './program.ts';
import { DONE, REFUSED, WRONG_USAGE, reportText } from './report.ts';
import { UsageError } from './usage-error.ts';

export async function main(argv: readonly string[], io: CliIo = processIo()): Promise<number> {
  let status = DONE;
  const said: Promise<void>[] = [];
  const program = buildProgram(io, (answer) => {
    status = answer;
  });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => said.push(io.out(text)),
      writeErr: (text) => said.push(io.err(text)),
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    io.progress(null);
    status = await explain(error, io);
  }
  await Promise.all(said);
  return status;
}

async function explain(error: unknown, io: CliIo): Promise<number> {
  // Commander has said it already; help that was asked for is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE;
  if (error instanceof UsageError) {
    await io.err(`error: ${error.message}\n`);
    return WRONG_USAGE;
  }
  const sink = new DiagnosticSink();
  const reason = error instanceof Error ? error.message : String(error);
  sink.report(internalError, null, { message: reason });
  await reportText(
    sink.sorted(() => 0),
    null,
    io,
  );
  return REFUSED;
}
