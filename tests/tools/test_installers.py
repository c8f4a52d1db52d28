"""Causes of failures as pip, uv and systems word them, and the settings that are kept."""

from __future__ import annotations

import os
from pathlib import Path

import installers
import pytest

FULL, LONG, TRUST, NAME = (
    "the disk is full",
    "a path is too long",
    "certificate is not trusted",
    "a name and a password",
)
REACH, WRITE, HASH, WHEEL = (
    "cannot be reached",
    "cannot be written",
    "not what the lock pins",
    "as a wheel for this system",
)


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("error: failed to write to file `x`: No space left on device (os error 28)", FULL),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", FULL),
        ("ERROR: [Errno 122] Disk quota exceeded: '/x'", FULL),
        ("error: There is not enough space on the disk. (os error 112)", FULL),
        ("error: failed to create `x`: The filename or extension is too long. (os error 206)", LONG),
        ("OSError: [Errno 36] File name too long: 'x'", LONG),
        ("  Caused by: invalid peer certificate: UnknownIssuer", TRUST),
        (
            "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed'))",
            TRUST,
        ),
        ("  Caused by: HTTP status client error (401 Unauthorized) for url (https://x)", NAME),
        ("ERROR: 403 Client Error: Forbidden for url: https://x", NAME),
        ("error: Failed to fetch: `https://x/simple/numpy/`\n  Caused by: dns error", REACH),
        ("error: Request failed after 3 retries\n  cause: error sending request for url (https://x)", REACH),
        (
            "WARNING: Retrying (Retry(total=4)) after NewConnectionError\nERROR: No matching distribution found for uv",
            REACH,
        ),
        ("ReadTimeoutError: HTTPSConnectionPool(host='x', port=443): Read timed out.", REACH),
        ("error: failed to open file `/x/.cache/uv`: Permission denied (os error 13)", WRITE),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 30] Read-only file system: '/x'",
            WRITE,
        ),
        ("error: Access is denied. (os error 5)", WRITE),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", HASH),
        ("  Caused by: Hash mismatch for `numpy==2.4.6`", HASH),
        ("  cause: Because pikepdf==10.17.0 has no usable wheels and you require pikepdf==10.17.0", WHEEL),
        (
            "ERROR: Could not find a version that satisfies the requirement typst==0.15.2 (from versions: none)",
            WHEEL,
        ),
        ("  cause: Because numpy was not found in the package registry and you require numpy", WHEEL),
    ],
)
def test_a_cause_is_told_with_the_words_that_show_it(said: str, meaning: str) -> None:
    told = installers.cause(said)
    assert meaning in told
    assert "\n" not in told
    assert any(line.strip() in told for line in said.splitlines())


def test_what_is_not_known_is_not_guessed() -> None:
    assert (
        installers.cause("note: one\nerror: the sky fell\nhint: look up\n")
        == "the installer said: error: the sky fell"
    )
    assert installers.cause("one\ntwo\n") == "the installer said: two"
    assert installers.cause(" \n") == "the installer ended without a word"


def uv(**variables: str) -> dict[str, str]:
    return installers.uv_settings(variables)


@pytest.mark.skipif(os.name == "nt", reason="the places are other ones on Windows")
def test_uv_files_are_read_where_uv_reads_them_and_variables_win(tmp_path: Path) -> None:
    for folder, host in (("home/.config", "home"), ("own", "own"), ("system", "system")):
        (tmp_path / folder / "uv").mkdir(parents=True)
        (tmp_path / folder / "uv" / "uv.toml").write_text(
            f'index-url = "https://{host}"\nresolution = "lowest"\n'
        )
    home, system = str(tmp_path / "home"), str(tmp_path / "system")
    assert uv(HOME=home) == {"UV_DEFAULT_INDEX": "https://home"}
    assert uv(HOME=home, XDG_CONFIG_HOME=str(tmp_path / "own")) == {"UV_DEFAULT_INDEX": "https://own"}
    assert uv(HOME=str(tmp_path), XDG_CONFIG_DIRS=system) == {"UV_DEFAULT_INDEX": "https://system"}
    assert uv(UV_CONFIG_FILE=str(tmp_path / "own" / "uv" / "uv.toml"), HOME=home) == {
        "UV_DEFAULT_INDEX": "https://own"
    }
    assert uv(HOME=home, UV_DEFAULT_INDEX="https://said") == {"UV_DEFAULT_INDEX": "https://said"}
    assert uv(HOME=home, UV_NO_CONFIG="1") == {}
    assert uv(HOME="") == {}


def test_uv_settings_are_kept_for_the_index_alone(tmp_path: Path) -> None:
    path = tmp_path / "uv.toml"
    path.write_text(
        'allow-insecure-host = ["a.invalid", "b.invalid"]\nnative-tls = true\nno-binary = true\n'
        '[[index]]\nurl = "https://one"\n[[index]]\nname = "two"\nurl = "https://two"\n'
        '[[index]]\nurl = "https://main"\ndefault = true\n[pip]\nfind-links = ["/a", "/b"]\nstrict = true\n',
        encoding="utf-8",
    )
    said = {
        "UV_CONFIG_FILE": str(path),
        "UV_INDEX_TWO_PASSWORD": "p",
        "UV_PYTHON": "3.9",
        "UV_CACHE_DIR": "/c",
    }
    assert uv(**said) == {
        "UV_INSECURE_HOST": "a.invalid b.invalid",
        "UV_NATIVE_TLS": "true",
        "UV_INDEX": "https://one two=https://two",
        "UV_DEFAULT_INDEX": "https://main",
        "UV_FIND_LINKS": "/a,/b",
        "UV_INDEX_TWO_PASSWORD": "p",
        "UV_CACHE_DIR": "/c",
    }


def test_a_file_that_cannot_be_read_is_named_and_left_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "uv.toml").write_text("index-url = \n", encoding="utf-8")
    assert uv(UV_CONFIG_FILE=str(tmp_path / "uv.toml")) == {}
    assert f"{tmp_path / 'uv.toml'} cannot be read" in capsys.readouterr().err


def played_pip(tmp_path: Path, says: str, code: int = 0) -> list[object]:
    import sys

    (tmp_path / "pip.py").write_text(f"import sys; print({says!r}); sys.exit({code})", encoding="utf-8")
    return [sys.executable, tmp_path / "pip.py"]


def test_pip_settings_hold_for_uv_where_uv_has_none_of_its_own(tmp_path: Path) -> None:
    pip = played_pip(
        tmp_path,
        ":env:.timeout='9'\nglobal.index-url='https://i/simple'\nglobal.extra-index-url='https://j\\nhttps://k'\n"
        f"global.find-links='/not/there {tmp_path}'\nglobal.timeout='5'\ninstall.user='true'\nglobal.cert='/c.pem'\n"
        "global.proxy='http://p:1'\nglobal.target='/t'\nglobal.constraint='/x'",
    )
    found = installers.clean(
        pip, {"PATH": "x", "PYTHONPATH": "y", "PIP_USER": "1", "UV_PYTHON": "3.9", "HOME": ""}
    )
    assert found["PIP_TIMEOUT"] == found["UV_HTTP_TIMEOUT"] == "9"
    assert found["UV_DEFAULT_INDEX"] == "https://i/simple"
    assert found["UV_INDEX"] == "https://j https://k"
    assert found["UV_FIND_LINKS"] == str(tmp_path)
    assert (found["SSL_CERT_FILE"], found["ALL_PROXY"]) == ("/c.pem", "http://p:1")
    assert found.keys() & {"PYTHONPATH", "PIP_USER", "UV_PYTHON", "PIP_TARGET", "PIP_CONSTRAINT"} == set()
    own = installers.clean(pip, {"UV_INDEX": "https://mine", "HTTPS_PROXY": "http://q:2", "HOME": ""})
    assert own["UV_INDEX"] == "https://mine"
    assert "UV_DEFAULT_INDEX" not in own
    assert own["HTTPS_PROXY"] == "http://q:2"


def test_pip_that_cannot_read_its_files_is_no_reason_to_stop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert installers.pip_settings(played_pip(tmp_path, "", 1), dict(os.environ)) == {}
    assert "left aside" in capsys.readouterr().err
