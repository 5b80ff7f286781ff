"""The same centres as uptime checks see them: status 200 of the entry page, and blackbox_exporter with its words."""

from __future__ import annotations

import shutil
import ssl
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import support
from sites import ENTRIES, Instance


def page_of(instance: Instance) -> str:
    return instance.base + ENTRIES[instance.main_channel][0]


def seen_by_status(instances: list[Instance], authority: Path) -> set[str]:
    """The instances whose entry page does not end in 200 within ten seconds."""
    context = ssl.create_default_context(cafile=str(authority))

    def fine(instance: Instance) -> bool:
        request = urllib.request.Request(page_of(instance), headers={"User-Agent": "uptime-check"})
        try:
            with urllib.request.urlopen(request, timeout=10, context=context) as answer:
                answer.read()
                return answer.status == 200
        except (OSError, urllib.error.URLError, ValueError):
            return False

    with ThreadPoolExecutor(32) as pool:
        results = pool.map(fine, instances)
        return {instance.id for instance, good in zip(instances, results, strict=True) if not good}


def blackbox_exporter() -> str | None:
    return shutil.which("prometheus-blackbox-exporter") or shutil.which("blackbox_exporter")


def seen_by_blackbox(instances: list[Instance], authority: Path, folder: Path) -> set[str]:
    """The instances that blackbox_exporter calls failed: its own HTTP probe, with a regex for words of the page."""
    program = blackbox_exporter()
    if program is None:
        raise RuntimeError("blackbox_exporter is missing: Tests/run installs it")
    settings, port = folder / "blackbox.yml", support.free_port()
    modules = "".join(
        f"  {channel}:\n    prober: http\n    timeout: 10s\n    http:\n      preferred_ip_protocol: ip4\n"
        f'      fail_if_body_not_matches_regexp: ["{words}"]\n      tls_config: {{ ca_file: {authority} }}\n'
        for channel, (_, words) in ENTRIES.items()
    )
    settings.write_text("modules:\n" + modules, encoding="utf-8")
    command = [program, f"--config.file={settings}", f"--web.listen-address=127.0.0.1:{port}"]
    with support.running(command, folder / "blackbox.log"):
        if not support.wait_until(lambda: support.answers(port), 20):
            raise RuntimeError((folder / "blackbox.log").read_text(errors="replace"))

        def fine(instance: Instance) -> bool:
            asked = urlencode({"module": instance.main_channel, "target": page_of(instance)})
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/probe?{asked}", timeout=30) as answer:
                return "\nprobe_success 1" in answer.read().decode()

        with ThreadPoolExecutor(32) as pool:
            results = pool.map(fine, instances)
            return {instance.id for instance, good in zip(instances, results, strict=True) if not good}
