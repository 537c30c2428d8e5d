"""Command line of the project: `train`, `predict`, `evaluate` and `models`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from project_package.artifacts import record_metrics
from project_package.config import Config, load_config
from project_package.config_file import PROJECT_ROOT, ConfigError
from project_package.errors import ProjectError
from project_package.pipeline import SECRETS
from project_package.predict import predict
from project_package.progress import log_to_stderr, logger, prints_logged
from project_package.report import evaluation_report
from project_package.train import train
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
    if options.command == "predict":
        count = predict(options.rows, options.output, options.model_version)
        print(f"wrote {options.output}: {count} predictions")
        return
    if options.command == "models":
        print("\n".join(run_models(options)))
        return
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        raise ConfigError(f"set the environment variable {', '.join(unset)}")
    config = load_config(options.config)
    if options.command == "train":
        with prints_logged():
            version = train(config, copy_data=options.copy_data)
        print(f"saved {version}")
        _record_metrics(version.name, config)
    else:
        print(json.dumps(evaluation_report(config, options.model_version), indent=2))


def _record_metrics(version: str, config: Config) -> None:
    """Evaluate a new version; one that cannot be evaluated is a version all the same."""
    try:
        report = evaluation_report(config, version)
    except Exception as error:
        logger.warning("version %s has no metrics: %s: %s", version, type(error).__name__, error)
        return
    record_metrics(version, report["metrics"], report["recorded"])


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
            action="append",
            default=[],
            type=_path,
            metavar="FILE",
            help="file with values in place of those of config/config.yml; may be repeated, the last wins",
        )
    for command in (predict_command, evaluate_command):
        command.add_argument(
            "--model-version",
            metavar="VERSION",
            help="trained version (default: the promoted one, else the latest)",
        )
    train_command.add_argument(
        "--copy-data", action="store_true", help="keep a copy of the data with the model"
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
