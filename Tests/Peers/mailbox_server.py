"""A real mailbox: aiosmtpd takes mail in and drops it into a Maildir that Dovecot serves over IMAP."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from certificates import Certificates
from support import answers, end, free_port, wait_until

CONFIGURATION = """\
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/dovecot.log
protocols = imap
listen = 127.0.0.1
mail_location = maildir:{root}/mail
default_login_user = {login}
default_internal_user = {login}
default_internal_group = {group}
first_valid_uid = 1
first_valid_gid = 1
auth_mechanisms = plain login
ssl = required
ssl_cert = <{certificate}
ssl_key = <{key}
passdb {{
  driver = static
  args = user={user} password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={root}/home allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
"""


class MailServer:
    """One mailbox that every synthetic customer shares: a journey must find its own mail by address."""

    def __init__(self, certificates: Certificates, user: str, password: str, fault: Callable[[str], bool]) -> None:
        # Short, because sockets live in it, and outside of private folders, because Dovecot reads mail as nobody.
        self.root = Path(tempfile.mkdtemp(prefix="softdown-mail-"))
        self.root.chmod(0o711)
        self.user, self.password = user, password
        self.imap, self.imaps, self.smtp = free_port(), free_port(), free_port()
        self._certificates = certificates
        self._fault = fault
        self._owner = _mail_owner()
        self._dovecot: subprocess.Popen[bytes] | None = None
        self._controller: Controller | None = None
        self._delivered = 0

    def start(self) -> None:
        for name in ("mail", "mail/cur", "mail/new", "mail/tmp", "home", "run", "state"):
            path = self.root / name
            path.mkdir(mode=0o755, exist_ok=True)
            if os.geteuid() == 0:
                os.chown(path, *self._owner)
        configuration = self.root / "dovecot.conf"
        configuration.write_text(self._configuration(), encoding="utf-8")
        with (self.root / "dovecot.out").open("ab") as log:
            self._dovecot = subprocess.Popen(
                [_dovecot(), "-F", "-c", str(configuration)], stdout=log, stderr=log, start_new_session=True
            )
        self._controller = Controller(_Drop(self), hostname="127.0.0.1", port=self.smtp)
        self._controller.start()
        if not wait_until(lambda: answers(self.imaps) and answers(self.imap), 30):
            raise RuntimeError(f"Dovecot does not answer:\n{self.log()}")

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop()
        if self._dovecot is not None:
            end(self._dovecot)
        shutil.rmtree(self.root, ignore_errors=True)

    def log(self) -> str:
        parts = [self.root / "dovecot.out", self.root / "dovecot.log"]
        return "\n".join(part.read_text(errors="replace")[-3000:] for part in parts if part.exists())

    def deliver(self, content: bytes) -> None:
        """Puts one message into the mailbox, complete before it is visible."""
        self._delivered += 1
        name = f"{time.time():.6f}.{os.getpid()}_{self._delivered}.{socket.gethostname()}"
        waiting = self.root / "mail" / "tmp" / name
        waiting.write_bytes(content)
        if os.geteuid() == 0:
            os.chown(waiting, *self._owner)
        waiting.rename(self.root / "mail" / "new" / name)

    def refuses(self) -> bool:
        return self._fault("smtp-down")

    def loses(self) -> bool:
        return self._fault("mail-lost")

    def _configuration(self) -> str:
        root_runs = os.geteuid() == 0
        login = "nobody" if root_runs else pwd.getpwuid(os.geteuid()).pw_name
        group = grp.getgrgid(self._owner[1]).gr_name
        return CONFIGURATION.format(
            root=self.root,
            login=login,
            group=group,
            certificate=self._certificates.certificate,
            key=self._certificates.key,
            user=self.user,
            password=self.password,
            uid=self._owner[0],
            gid=self._owner[1],
            imap=self.imap,
            imaps=self.imaps,
        )


class _Drop:
    """What aiosmtpd calls for each message."""

    def __init__(self, server: MailServer) -> None:
        self._server = server

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self._server.refuses():
            return "451 4.3.2 Not taking mail now"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if not self._server.loses():
            self._server.deliver(bytes(envelope.original_content or b""))
        return "250 Taken"


def _mail_owner() -> tuple[int, int]:
    """Dovecot never reads mail as root, so root gives the mailbox to nobody."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _dovecot() -> str:
    found = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found is None:
        raise RuntimeError("dovecot is missing: Tests/run installs it")
    return found
