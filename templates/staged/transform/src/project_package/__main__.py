"""Command line of the project: `run`, `transform` and `models`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from project_package.artifacts import record_metrics
from project_package.config import load_config
from project_package.config_file import PROJECT_ROOT, ConfigError
from project_package.errors import ProjectError
from project_package.figures import figures, named_figures
from project_package.pipeline import SECRETS
from project_package.progress import log_to_stderr, prints_logged
from project_package.train import train
from project_package.transform import transform
from project_package.versions import add_models_command, run_models

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 done, 1 failed; wrong usage exits with 2.
    """
    options = _parser().parse_args(arguments)
    log_to_stderr()
    try:
        with _working_directory(PROJECT_ROOT):
            _run(options)
    except ProjectError as error:
        print(f"error: {error}", file=sys.stderr)
        return FAILED
    except FileNotFoundError as error:
        what = f"{error.strerror}: {error.filename}" if error.filename else error
        print(f"error: {what} (relative paths start at {PROJECT_ROOT})", file=sys.stderr)
        return FAILED
    return 0


def _run(options: argparse.Namespace) -> None:
    if options.command == "transform":
        count = transform(options.rows, options.output, options.model_version)
        print(f"wrote {options.output}: {count} rows")
        return
    if options.command == "models":
        print("\n".join(run_models(options)))
        return
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        raise ConfigError(f"set the environment variable {', '.join(unset)}")
    config = load_config(options.config)
    with prints_logged() as printed:
        version = train(config, copy_data=options.copy_data)
    record_metrics(version.name, named_figures(figures(printed)), {})
    print(f"saved {version}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m project_package")
    commands = parser.add_subparsers(dest="command", required=True)
    run_command = commands.add_parser(
        "run", aliases=["train"], help="process the data, write the results, save what was learned"
    )
    run_command.add_argument(
        "--config",
        action="append",
        default=[],
        type=_path,
        metavar="FILE",
        help="file with values in place of those of config/config.yml; may be repeated, the last wins",
    )
    transform_command = commands.add_parser("transform", help="process the raw rows of a CSV file")
    transform_command.add_argument("rows", type=_path, metavar="ROWS", help="CSV file of raw rows")
    transform_command.add_argument(
        "--output", type=_path, metavar="FILE", required=True, help="CSV file to write"
    )
    transform_command.add_argument(
        "--model-version",
        metavar="VERSION",
        help="saved version (default: the promoted one, else the latest)",
    )
    run_command.add_argument(
        "--copy-data", action="store_true", help="keep a copy of the data with what was learned"
    )
    add_models_command(commands)
    return parser


def _path(text: str) -> Path:
    """Paths of the command line start where it was typed."""
    return Path(text).resolve()


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
