"""Command line of the project: `run`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from project_package.config import load_config
from project_package.config_file import PROJECT_ROOT
from project_package.errors import ProjectError
from project_package.outputs import write_outputs
from project_package.pipeline import SECRETS, input_files, run_pipeline
from project_package.progress import log_to_stderr, logger, prints_logged

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 done, 1 failed; wrong usage exits with 2.
    """
    options = _parser().parse_args(arguments)
    log_to_stderr()
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        print(f"error: set the environment variable {', '.join(unset)}", file=sys.stderr)
        return FAILED
    try:
        config = load_config(options.config)
        for file in input_files(config):
            logger.info("reads %s", file)
        with _working_directory(PROJECT_ROOT):
            with prints_logged():
                results = vars(run_pipeline(config))
            for file in write_outputs(results):
                print(f"wrote {file}")
    except ProjectError as error:
        print(f"error: {error}", file=sys.stderr)
        return FAILED
    except FileNotFoundError as error:
        what = f"{error.strerror}: {error.filename}" if error.filename else error
        print(f"error: {what} (relative paths start at {PROJECT_ROOT})", file=sys.stderr)
        return FAILED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m project_package")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("run", help="run the pipeline and write its results")
    command.add_argument(
        "--config",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="file with values in place of those of config/config.yml; may be repeated, the last wins",
    )
    return parser


@contextmanager
def _working_directory(folder: Path) -> Iterator[None]:
    """Relative paths in the settings and in the notebook's code start at the project's root."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


if __name__ == "__main__":
    sys.exit(main())
