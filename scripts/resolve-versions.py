"""Resolves exact versions for generated projects, all distributions of a list together.

    PYTHON scripts/resolve-versions.py current|old

PYTHON is the interpreter whose versions are wanted. pip's resolver decides; nothing is installed. What cannot be had
together with the rest is left out and said so. Writes lib/backends/project/versions/<name>.json: the exact version of
each distribution and what it requires in turn, for a project's `requirements.lock`.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement

SECONDS = 60
ROOT = Path(__file__).resolve().parent.parent


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def resolve(wanted: list[str], constraints: list[str]) -> list[dict] | None:
    """What pip would install, or None when it finds, in a minute, no versions that go together."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        pinned = Path(folder, "constraints.txt")
        pinned.write_text("\n".join(constraints))
        command = [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"),
            *("--only-binary", ":all:", "--constraint", str(pinned), "--report", str(report)),
        ]
        try:
            done = subprocess.run(
                [*command, *wanted], capture_output=True, text=True, check=False, timeout=SECONDS
            )
        except subprocess.TimeoutExpired:
            return None
        if done.returncode != 0:
            print(done.stderr.strip().splitlines()[-1:], file=sys.stderr)
            return None
        return json.loads(report.read_text())["install"]


def requirements_of(item: dict, extras: list[str]) -> list[str]:
    """Normal names of what an installed distribution requires on this interpreter."""
    found = set()
    for line in item["metadata"].get("requires_dist", []):
        requirement = Requirement(line)
        environments = [{"extra": extra} for extra in ["", *extras]]
        if requirement.marker is None or any(map(requirement.marker.evaluate, environments)):
            found.add(normal(requirement.name))
    return sorted(found)


def main(name: str) -> None:
    lines = (ROOT / "scripts" / "versions" / f"{name}.txt").read_text().splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    chosen: dict[str, dict] = {}
    for number in range(0, len(wanted), 4):
        # In portions, each held to what was chosen before: a distribution that does not fit is then known by its name.
        portion = wanted[number : number + 4]
        pins = [f"{key}=={item['metadata']['version']}" for key, item in chosen.items()]
        together = resolve(portion, pins)
        for one in [portion] if together is not None else [[line] for line in portion]:
            installs = together if together is not None else resolve(one, pins)
            if installs is None:
                print(f"left out: {', '.join(one)}", file=sys.stderr)
            for item in installs or []:
                chosen.setdefault(normal(item["metadata"]["name"]), item)
            pins = [f"{key}=={item['metadata']['version']}" for key, item in chosen.items()]
    packages = {
        key: {
            "name": item["metadata"]["name"],
            "version": item["metadata"]["version"],
            "requires": requirements_of(item, item.get("requested_extras", [])),
        }
        for key, item in sorted(chosen.items())
    }
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    target = ROOT / "lib" / "backends" / "project" / "versions" / f"{name}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps({"python": python, "packages": packages}, indent=1) + "\n")
    missing = {need for item in packages.values() for need in item["requires"]} - set(packages)
    print(f"{len(packages)} distributions for Python {python}; required but not there: {sorted(missing)}")


if __name__ == "__main__":
    main(sys.argv[1])
