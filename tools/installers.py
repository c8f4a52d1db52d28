"""Run pip and uv with nothing of the reader's own settings but where packages come from, and tell a failure by its cause.

A reader's switches (`user`, `target`, `prefix`, `require-virtualenv`, a constraint, another resolver's rule …) would put packages
elsewhere or choose others than the lock's. What names an index, a proxy, a certificate, a cache or a time limit is kept, whether
it stands in a variable, in pip's files or in uv's, and holds for both installers.
Nothing but the standard library is imported: this runs before anything is installed.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Environment = dict[str, str]

#: What is kept of pip's settings, by the name of the option.
PIP_KEPT = (
    *("index-url", "extra-index-url", "find-links", "no-index", "trusted-host", "keyring-provider"),
    *("cert", "client-cert", "proxy", "timeout", "default-timeout", "retries", "cache-dir", "no-cache-dir"),
)
#: What is kept of uv's variables; besides them, the name and password of an index, whose variables hold its own name.
UV_KEPT = re.compile(
    r"UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX|INSECURE_HOST|KEYRING_PROVIDER|INDEX_\w+_(USERNAME|PASSWORD)"
    r"|NATIVE_TLS|SYSTEM_CERTS|OFFLINE|HTTP_\w*TIMEOUT|HTTP_RETRIES|REQUEST_TIMEOUT|CONCURRENT_DOWNLOADS|CACHE_DIR|NO_CACHE|LINK_MODE)"
)
#: Keys of uv's own files, and the variable that says the same.
UV_FILE = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "allow-insecure-host": "UV_INSECURE_HOST",
    "native-tls": "UV_NATIVE_TLS",
    "system-certs": "UV_SYSTEM_CERTS",
    "keyring-provider": "UV_KEYRING_PROVIDER",
    "cache-dir": "UV_CACHE_DIR",
    "offline": "UV_OFFLINE",
    "link-mode": "UV_LINK_MODE",
}
#: What pip calls a thing, and what uv calls it.
PIP_FOR_UV = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
    "client-cert": "SSL_CLIENT_CERT",
    "proxy": "ALL_PROXY",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
}


def without_python(environment: Mapping[str, str]) -> Environment:
    """The environment without what Python itself would read at its start: paths, warnings, start-up files."""
    return {name: value for name, value in environment.items() if not name.startswith("PYTHON")}


def clean(pip: Sequence[object], environment: Mapping[str, str]) -> Environment:
    """The environment for both installers.

    Parameters
    ----------
    pip : sequence
        The command that runs pip, which is asked for what stands in the reader's files.
    environment : mapping
        The reader's own environment.
    """
    base = without_python(environment)
    found = pip_settings(pip, base)
    uv = uv_settings(base)
    kept = {name: value for name, value in base.items() if not name.startswith(("PIP_", "UV_"))}
    kept |= {f"PIP_{name.upper().replace('-', '_')}": value for name, value in found.items()}
    # An index that was named for uv is the whole answer; pip's list beside it would mean another.
    indexed = any(
        name in uv for name in ("UV_DEFAULT_INDEX", "UV_INDEX", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL")
    )
    for name, value in found.items():
        variable = PIP_FOR_UV.get(name)
        if variable and variable not in base and not (indexed and name in ("index-url", "extra-index-url")):
            if name in ("index-url", "extra-index-url", "find-links"):
                value = ("," if name == "find-links" else " ").join(_present(value.split()))
            uv.setdefault(variable, value)
    kept |= {name: value for name, value in uv.items() if value}
    # Every package is pinned by hash, so that whichever index has it may give it, as pip does.
    return kept | {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "UV_NO_CONFIG": "1",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }


def _present(places: Sequence[str]) -> list[str]:
    """Those places that are addresses, or folders that are there; uv stops at a missing one, where pip passes it by."""
    return [
        place
        for place in places
        if not (place.startswith(("file:", "/", ".")) and not Path(re.sub("^file:(//)?", "", place)).exists())
    ]


def pip_settings(pip: Sequence[object], environment: Mapping[str, str]) -> dict[str, str]:
    """What pip's variables and files say of where packages come from, by option; the stronger setting wins."""
    done = subprocess.run(
        [*map(str, pip), "config", "list"],
        env=dict(environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        print(f"pip's own settings cannot be read and are left aside: {_last(done.stderr)}", file=sys.stderr)
        return {}
    found: dict[str, str] = {}
    for section in ("global", "install", ":env:"):
        for option, value in re.findall(rf"(?m)^{section}\.([\w-]+)=('.*'|\".*\")$", done.stdout):
            if option in PIP_KEPT:
                found[option] = ast.literal_eval(value)
    return found


def uv_settings(environment: Mapping[str, str]) -> Environment:
    """What uv's variables and files say of where packages come from, as variables; a variable wins over a file."""
    found: Environment = {}
    for path in [] if environment.get("UV_NO_CONFIG") else _uv_files(environment):
        try:
            read = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            if path.exists():
                print(
                    f"uv's own settings in {path} cannot be read and are left aside: {error}", file=sys.stderr
                )
            continue
        for name, value in _from_file(read).items():
            found.setdefault(name, value)
    said = {name: value for name, value in environment.items() if UV_KEPT.fullmatch(name)}
    return found | said


def _from_file(read: Mapping[str, Any]) -> Environment:
    """The settings of one of uv's files that are kept, as variables."""
    found: Environment = {}
    for name, value in {**read.get("pip", {}), **read}.items():
        if variable := UV_FILE.get(name):
            values = (
                value
                if isinstance(value, list)
                else [str(value).lower() if isinstance(value, bool) else value]
            )
            found[variable] = ("," if name == "find-links" else " ").join(map(str, values))
    for index in read.get("index", []):
        place = f"{index['name']}={index['url']}" if "name" in index else index["url"]
        if index.get("default"):
            found["UV_DEFAULT_INDEX"] = place
        else:
            found["UV_INDEX"] = f"{found['UV_INDEX']} {place}" if "UV_INDEX" in found else place
    return found


def _uv_files(environment: Mapping[str, str]) -> list[Path]:
    """The files in which uv looks for a reader's settings and a system's; the first wins."""
    if named := environment.get("UV_CONFIG_FILE"):
        return [Path(named)]
    if os.name == "nt":
        places = [environment.get("APPDATA"), environment.get("PROGRAMDATA")]
    else:
        own = environment.get("XDG_CONFIG_HOME") or os.path.join(environment.get("HOME", "~"), ".config")  # noqa: PTH118  (a home may be empty)
        places = [own, *(environment.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(os.pathsep), "/etc"]
    return [Path(place) / "uv" / "uv.toml" for place in places if place]


#: What an installer says, and what is the matter; the first that is found is told.
CAUSES: dict[str, str] = {
    r"no space left|(os error|errno) (28|112|122)\b|not enough space|quota exceeded": "the disk is full",
    r"(os error|errno) (206|36)\b|name too long|name or extension is too long": (
        "a path is too long: move the book nearer to the root of the drive, or switch long paths on in Windows"
    ),
    r"certificate|UnknownIssuer|SSLError": "the index's certificate is not trusted: name your own in SSL_CERT_FILE and PIP_CERT",
    r"\b40[13]\b.*(unauthori|forbidden)|\b407\b.*proxy": "the index or the proxy asks for a name and a password",
    r"error sending request|failed to fetch|could not connect|dns error|name resolution|getaddrinfo|newconnectionerror"
    r"|max retries|timed out|connection (refused|reset|aborted|broken|error)|network is unreachable|proxyerror"
    r"|network connectivity is disabled": (
        "the package index cannot be reached: check the connection, the proxy and the index that pip or uv is told to use"
    ),
    r"permission denied|access is denied|(os error|errno) (13|5|30)\b|not permitted|read-only file system": "a folder cannot be written",
    r"do not match the hashes|hash mismatch": "what the index gave is not what the lock pins: the index or a cache holds an altered file",
    r"no (usable )?wheels|no matching distribution|could not find a version|not a supported wheel|no solution found"
    r"|not found in the package registry": (
        "a pinned package is not to be had as a wheel for this system and Python; the README names those that are supported"
    ),
}


def cause(said: str) -> str:
    """One sentence on why an installer failed: the cause, if its words tell it, and the words themselves."""
    for pattern, meaning in CAUSES.items():
        for line in said.splitlines():
            if re.search(pattern, line, re.IGNORECASE):
                return f"{meaning} ({line.strip()})"
    return f"the installer said: {_last(said)}" if said.strip() else "the installer ended without a word"


def _last(said: str) -> str:
    """The last line that says something."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return next(
        (line for line in reversed(lines) if "error" in line.lower()), lines[-1] if lines else "nothing"
    )


def install(python: Path, steps: Sequence[Sequence[object]], *, first: str, folder: Path) -> str:
    """Run uv, or pip where uv cannot do it, for each step; why it failed, or nothing.

    Parameters
    ----------
    python : Path
        The interpreter of the environment.
    steps : sequence
        Arguments of both installers, which they understand alike.
    first : str
        The requirement that pins uv itself, which pip installs first; empty where uv is there.
    folder : Path
        Where the installers run.
    """
    with tempfile.TemporaryDirectory() as aside:
        pip = pip_command(python, Path(aside))
        if not pip:
            return "this Python has no pip to begin with: on Debian or Ubuntu install python3-venv, elsewhere a Python with ensurepip"
        environment = clean(pip, os.environ)
        pinned = Path(aside) / "uv.txt"
        pinned.write_text(first, encoding="utf-8", newline="\n")
        bring = [*pip, "--quiet", "install", "--require-hashes", "--only-binary", ":all:", "-r", pinned]
        no_uv = _run(bring, environment, folder) if first else ""
        for step in steps:
            failed = no_uv or _run(
                [python, "-m", "uv", "pip", "--quiet", *step, "--python", python], environment, folder
            )
            # Where uv cannot be had, cannot run or does not find the index, pip may; a full disk it would meet again.
            if failed and not _hopeless(failed):
                failed = _run([*pip, "--quiet", *step], environment, folder)
            if failed:
                return failed
    return ""


def pip_command(python: Path, folder: Path) -> list[object]:
    """The command that runs pip from the wheel that comes with Python, unpacked into a folder: installing it takes seconds."""
    ensurepip = importlib.util.find_spec("ensurepip")
    places = [Path(ensurepip.origin).parent / "_bundled"] if ensurepip and ensurepip.origin else []
    # Some distributions keep the wheels of ensurepip elsewhere, and say so here.
    places += [Path(found)] if (found := sysconfig.get_config_var("WHEEL_PKG_DIR")) else []
    wheels = sorted(wheel for place in places for wheel in place.glob("pip-*.whl"))
    if not wheels:
        return []
    with zipfile.ZipFile(wheels[-1]) as wheel:
        wheel.extractall(folder / "pip")
    return [python, folder / "pip" / "pip"]


def _hopeless(failed: str) -> bool:
    """Whether another installer would fail for the same cause."""
    return any(word in failed for word in ("disk is full", "cannot be written", "path is too long"))


def _run(command: Sequence[object], environment: Environment, folder: Path) -> str:
    """Run an installer; why it failed, or nothing."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        return f"{command[0]} does not run: {error.strerror or error}"
    if done.returncode < 0:
        return f"the installer was ended by signal {-done.returncode}, as systems do where memory is short"
    return cause(done.stderr + done.stdout) if done.returncode else ""
