"""Runs cases of `fixtures/modernise`, given as JSON, in one process; prints what each gives."""

import importlib.util
import json
import os
import sys
import tempfile
import warnings

warnings.simplefilter("error")
warnings.filterwarnings("ignore", category=FutureWarning)
warnings.filterwarnings("ignore", message="Skipping line")
os.chdir(tempfile.mkdtemp())


def outcome(case: dict) -> str:
    library = case["id"].split("/")[0]
    if importlib.util.find_spec(library) is None:
        return "not installed"
    scope: dict = {}
    try:
        exec(compile(case["now"], case["id"], "exec"), scope)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return repr(scope["result"])


print(json.dumps({case["id"]: outcome(case) for case in json.load(sys.stdin)}))
