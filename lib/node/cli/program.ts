import { Command, InvalidArgumentError, Option } from 'commander';
import { type ConvertFlags, runConvert } from './commands/convert.ts';
import { type InspectFlags, runInspect } from './commands/inspect.ts';
import { type SliceFlags, runSlice } from './commands/slice.ts';
import { runVerify, type VerifyFlags } from './commands/verify.ts';
import type { CliIo } from './io.ts';

/** The commands. `finish` is told the exit status of the one that ran. */
export function buildProgram(io: CliIo, finish: (status: number) => void): Command {
  const program = new Command('cellwright')
    .description('Turns a research notebook into a production pipeline project.')
    .addHelpText('after', '\nWithout a command it serves the web app on localhost.')
    .helpCommand(false);

  const inspect = program
    .command('inspect')
    .description('cells, roles, steps, configuration, diagnostics')
    .argument('<notebook...>', 'an .ipynb, or a .py with percent cells');
  addConversionOptions(inspect)
    .addOption(
      new Option('--emit <stage>', 'print a stage of the compiler as JSON').choices([
        'program',
        'dataflow',
        'ir',
      ]),
    )
    .action(async (paths: readonly string[], flags: InspectFlags) => {
      finish(await runInspect(paths, flags, io));
    });

  const convert = program
    .command('convert')
    .description('a project, in a new folder or a zip')
    .argument('<notebook...>', 'an .ipynb, or a .py with percent cells')
    .requiredOption('--out <path>', 'a new folder, or FILE.zip', notEmpty);
  addConversionOptions(convert).action(async (paths: readonly string[], flags: ConvertFlags) => {
    finish(await runConvert(paths, flags, io));
  });

  const verify = program
    .command('verify')
    .description('runs the notebook and the project, and compares what they predict and learn')
    .argument('<notebook...>', 'an .ipynb, or a .py with percent cells');
  addConversionOptions(verify, true)
    .option('--python <file>', 'interpreter that has the libraries of the notebook', notEmpty)
    .addOption(
      new Option('--seconds <number>', 'time limit of each run')
        .argParser(positiveNumber)
        .default(600),
    )
    .action(async (paths: readonly string[], flags: VerifyFlags) => {
      finish(await runVerify(paths, flags, io));
    });

  program
    .command('slice')
    .description('the smallest script that computes a variable, on standard output')
    .argument('<notebook>', 'an .ipynb, or a .py with percent cells')
    .addOption(targetOption('the variable (repeatable)').makeOptionMandatory())
    .addOption(orderOption())
    .option('--json', 'one JSON document on standard output')
    .action(async (path: string, flags: SliceFlags) => {
      finish(await runSlice(path, flags, io));
    });

  return program;
}

function addConversionOptions(command: Command, needsData = false): Command {
  return command
    .addOption(
      new Option('--style <style>', 'style of the project').choices([
        'sklearn',
        'custom',
        'procedural',
      ]),
    )
    .option('--mark <list>', "cells for production: 'auto', or positions from 1 such as 3,5-9")
    .addOption(targetOption('a variable that production yields (repeatable)'))
    .addOption(orderOption())
    .option('--name <name>', 'name of the project', notEmpty)
    .addOption(
      new Option('--data <folder>', 'folder with the data that the notebook reads')
        .argParser(notEmpty)
        .makeOptionMandatory(needsData),
    )
    .option('--options <file>', 'JSON with marks, targets, style, order, name, repairs, modernise')
    .option(
      '--keep-old-calls',
      'keep calls that libraries removed, and pin the versions that have them',
    )
    .addOption(
      new Option(
        '--repair <finding>',
        'repair what a finding tells of: CW5104, or CW5104@3 in cell 3 (repeatable)',
      ).argParser(collectRepair),
    )
    .option('--keep-unseeded', 'give no seed to calls that draw random numbers without one')
    .option('--json', 'one JSON document on standard output');
}

function orderOption(): Option {
  return new Option('--order <order>', 'order in which cells run').choices([
    'auto',
    'document',
    'recorded',
  ]);
}

function targetOption(description: string): Option {
  return new Option('--target <name>', description).argParser(collectName);
}

function collectName(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), notEmpty(value)];
}

function collectRepair(value: string, before: readonly string[] | undefined): readonly string[] {
  if (!/^CW\d{4}(@\d+)?$/.test(value))
    throw new InvalidArgumentError('It is a code such as CW5108, or CW5108@3 for cell 3.');
  return [...(before ?? []), value];
}

function positiveNumber(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError('It is not a number above 0.');
  return number;
}

function notEmpty(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It is empty.');
  return value;
}
