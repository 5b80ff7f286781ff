"""Certificates of one private authority, for any address and any age, made with openssl."""

from __future__ import annotations

import subprocess
from pathlib import Path


def authority(folder: Path) -> Path:
    """The authority's certificate, made once."""
    made = folder / "ca.pem"
    if not made.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _openssl(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=corpus authority",
            "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign",
            "-keyout", str(folder / "ca.key"), "-out", str(made),
        )  # fmt: skip
        (folder / "index.txt").touch()
    return made


def certificate(folder: Path, host: str, kind: str) -> tuple[str, str]:
    """Certificate and key for one address; `expired` ended a year ago."""
    authority(folder)
    stem = folder / f"{host}-{kind}"
    extensions = stem.with_suffix(".ext")
    extensions.write_text(
        f"subjectAltName=IP:{host}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n", "ascii"
    )
    key, request, made = f"{stem}.key", f"{stem}.csr", f"{stem}.pem"
    _openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={host}", "-keyout", key, "-out", request)
    settings = folder / "ca.cnf"
    settings.write_text(
        f"[ca]\ndefault_ca=own\n[own]\ndatabase={folder}/index.txt\nnew_certs_dir={folder}\n"
        f"certificate={folder}/ca.pem\n"
        f"private_key={folder}/ca.key\ndefault_md=sha256\npolicy=any\nrand_serial=yes\nunique_subject=no\n"
        "[any]\ncommonName=supplied\n",
        "ascii",
    )
    begin, end = ("20240101000000Z", "20250101000000Z") if kind == "expired" else ("20260101000000Z", "20360101000000Z")
    _openssl(
        "ca", "-batch", "-notext", "-config", str(settings), "-extfile", str(extensions), "-startdate", begin,
        "-enddate", end, "-in", request, "-out", made,
    )  # fmt: skip
    return made, key


def _openssl(*arguments: str) -> None:
    done = subprocess.run(["openssl", *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"openssl {arguments[0]}: {done.stderr.strip()}")
