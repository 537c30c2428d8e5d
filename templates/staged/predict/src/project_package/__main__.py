"""Command line of the project: `train`, `predict` and `evaluate`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from project_package.artifacts import ArtifactError
from project_package.config import load_config
from project_package.config_file import PROJECT_ROOT, ConfigError
from project_package.outputs import OutputError
from project_package.pipeline import SECRETS
from project_package.predict import predict
from project_package.report import evaluation_report
from project_package.schema import RowError
from project_package.train import train

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 done, 1 failed; wrong usage exits with 2.
    """
    options = _parser().parse_args(arguments)
    try:
        with _working_directory(PROJECT_ROOT):
            _run(options)
    except (ConfigError, ArtifactError, OutputError, RowError) as error:
        print(f"error: {error}", file=sys.stderr)
        return FAILED
    except FileNotFoundError as error:
        what = f"{error.strerror}: {error.filename}" if error.filename else error
        print(f"error: {what} (relative paths start at {PROJECT_ROOT})", file=sys.stderr)
        return FAILED
    return 0


def _run(options: argparse.Namespace) -> None:
    if options.command == "predict":
        count = predict(options.rows, options.output, options.version)
        print(f"wrote {options.output}: {count} predictions")
        return
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        raise ConfigError(f"set the environment variable {', '.join(unset)}")
    config = load_config(options.config)
    if options.command == "train":
        print(f"saved {train(config)}")
    else:
        print(json.dumps(evaluation_report(config, options.version), indent=2))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m project_package")
    commands = parser.add_subparsers(dest="command", required=True)
    train_command = commands.add_parser("train", help="fit the pipeline and save it")
    predict_command = commands.add_parser("predict", help="predict for the raw rows of a CSV file")
    evaluate_command = commands.add_parser("evaluate", help="print the metrics of a saved model")
    predict_command.add_argument("rows", type=_path, metavar="ROWS", help="CSV file of raw rows")
    predict_command.add_argument(
        "--output", type=_path, metavar="FILE", required=True, help="CSV file to write"
    )
    for command in (train_command, evaluate_command):
        command.add_argument(
            "--config",
            type=_path,
            metavar="FILE",
            help="configuration file (default: config/config.yml of the project)",
        )
    for command in (predict_command, evaluate_command):
        command.add_argument("--version", help="trained version (default: the latest)")
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
