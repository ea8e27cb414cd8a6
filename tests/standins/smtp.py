#!/usr/bin/env python3
"""A mail server that keeps every letter: submission with AUTH, STARTTLS or TLS from the start.

--port is the control endpoint; mail goes to --smtp-port, which --smtp-port-file tells.
"""
import base64
import email
import email.policy
import re
import socketserver
import ssl
import threading

from faults import breaks_off
from service import Service, announce, run

LINE_LIMIT = 1000  # with CR LF
PATH = re.compile(r"(FROM|TO):<([^<>\s]*)>((?: [^\s]+)*)", re.I)


class Smtp(Service):
    name = "smtp"
    fault_members = {"reply", "delay_s", "hold", "reset", "drop"}

    @classmethod
    def arguments(cls, parser):
        parser.add_argument("--smtp-port", type=int, default=0)
        parser.add_argument("--smtp-port-file")
        parser.add_argument("--user", default="", help="with --password: nobody else may send")
        parser.add_argument("--password", default="")
        parser.add_argument("--smtp-certificate", help="PEM; with --smtp-key: STARTTLS")
        parser.add_argument("--smtp-key")
        parser.add_argument("--implicit-tls", action="store_true", help="TLS from the first byte (465)")
        parser.add_argument("--size", type=int, default=1 << 20, help="of a letter, in bytes")

    def reset(self):
        super().reset()
        self.sessions, self.greylist_s, self.first_tried, self.unknown = [], None, {}, set()

    def controls(self):
        return {"greylist_s": self.setter("greylist_s", int), "unknown": self.setter("unknown", set)}

    def state(self):
        return {"sessions": self.sessions}

    def tls(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.options.smtp_certificate, self.options.smtp_key)
        return context

    def refusal_of(self, sender, recipient):
        """Why this recipient is not taken, or an empty text."""
        if recipient in self.unknown:
            return f"550 5.1.1 <{recipient}>: Recipient address rejected: User unknown"
        if self.greylist_s is not None:
            first = self.first_tried.setdefault((sender, recipient), self.clock.unix)
            if self.clock.unix < first + self.greylist_s:
                return "451 4.7.1 Greylisted, please try again later"
        return ""


class Broken(Exception):
    """The connection is at its end."""


class Session(socketserver.StreamRequestHandler):
    timeout = 120
    service = None

    def setup(self):
        if self.service.options.implicit_tls:
            self.request = self.service.tls().wrap_socket(self.request, server_side=True)
        super().setup()
        self.greeted = self.user = None
        self.password, self.sender, self.recipients, self.declared = "", None, [], ""
        self.lines = []
        with self.service.lock:
            self.service.sessions.append(self.lines)

    @property
    def encrypted(self):
        return isinstance(self.connection, ssl.SSLSocket)

    def handle(self):
        try:
            self._say(self._spoiled("CONNECT") or "220 stand-in ESMTP")
            while line := self.rfile.readline(LINE_LIMIT + 1):
                self._hear(line)
        except (Broken, ConnectionError, TimeoutError, ssl.SSLError):
            pass

    def _hear(self, line):
        if len(line) > LINE_LIMIT or not line.endswith(b"\r\n"):
            self._say("500 5.5.2 Line too long or without CR LF")
            raise Broken
        text = line[:-2].decode("utf-8", "replace")
        word, _, rest = text.partition(" ")
        word = word.upper()
        reply = self._spoiled(f"{word} {rest}")
        if reply is None:
            command = getattr(self, f"_do_{word}", None)
            reply = command(rest.strip()) if command else "502 5.5.2 Command not implemented"
        self._say(reply, text)
        if word == "STARTTLS" and reply.startswith("220"):
            self._encrypt()
        if word == "QUIT":
            raise Broken

    def _spoiled(self, said):
        """The reply that a test scripts for this line, or None."""
        fault = self.service.fault_for(said)
        if "hold" in fault:
            self.service.wait_for_release(fault["hold"])
        self.service.wait(fault.get("delay_s", 0))
        if breaks_off(fault, self.connection):
            raise Broken
        return fault.get("reply")

    def _say(self, reply, heard=""):
        self.lines.append([heard, reply])
        self.wfile.write(reply.encode() + b"\r\n")
        if reply.startswith("421"):
            raise Broken

    def _encrypt(self):
        self.connection = self.request = self.service.tls().wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        self.greeted = self.user = None

    # --- commands

    def _do_EHLO(self, name):
        if not name:
            return "501 5.5.4 Syntax: EHLO hostname"
        self.greeted = name
        options = self.service.options
        offers = [f"SIZE {options.size}", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"]
        if options.smtp_certificate and not self.encrypted:
            offers.append("STARTTLS")
        elif options.user:
            offers.append("AUTH PLAIN LOGIN")  # not before the connection is encrypted, if it can be
        lines = ["stand-in", *offers]
        return "\r\n".join(f"250{'-' if n < len(lines) - 1 else ' '}{line}" for n, line in enumerate(lines))

    def _do_HELO(self, name):
        self.greeted = name
        return "250 stand-in"

    def _do_STARTTLS(self, _):
        return "220 2.0.0 Ready to start TLS" if self.service.options.smtp_certificate and not self.encrypted \
            else "454 4.7.0 TLS not available"

    def _do_AUTH(self, rest):
        options = self.service.options
        if not options.user or (options.smtp_certificate and not self.encrypted):
            return "538 5.7.11 Encryption required" if options.user else "503 5.5.1 AUTH not available"
        kind, _, first = rest.partition(" ")
        try:
            if kind.upper() == "PLAIN":
                _, self.user, self.password = decoded(first or self._ask("")).split("\0")
            elif kind.upper() == "LOGIN":
                self.user = decoded(first or self._ask("Username:"))
                self.password = decoded(self._ask("Password:"))
            else:
                return "504 5.5.4 Unrecognized authentication type"
        except ValueError:
            self.user = None
            return "501 5.5.2 Cannot decode"
        if (self.user, self.password) != (options.user, options.password):
            self.user = None
            return "535 5.7.8 Error: authentication failed"
        return "235 2.7.0 Authentication successful"

    def _ask(self, prompt):
        self._say(f"334 {base64.b64encode(prompt.encode()).decode()}")
        return self.rfile.readline(LINE_LIMIT).strip().decode()

    def _do_MAIL(self, rest):
        found = PATH.fullmatch(rest)
        if not self.greeted or self.sender is not None:
            return "503 5.5.1 Error: send HELO/EHLO first" if not self.greeted else "503 5.5.1 Error: nested MAIL command"
        if self.service.options.user and not self.user:
            return "530 5.7.0 Authentication required"
        if not found or found[1].upper() != "FROM":
            return "501 5.5.4 Syntax: MAIL FROM:<address>"
        size = re.search(r"SIZE=(\d+)", found[3], re.I)
        if size and int(size[1]) > self.service.options.size:
            return "552 5.3.4 Message size exceeds fixed limit"
        self.sender, self.declared = found[2], found[3].strip()
        return "250 2.1.0 Ok"

    def _do_RCPT(self, rest):
        found = PATH.fullmatch(rest)
        if self.sender is None:
            return "503 5.5.1 Error: need MAIL command"
        if not found or found[1].upper() != "TO" or "@" not in found[2]:
            return "501 5.1.3 Bad recipient address syntax"
        with self.service.lock:
            refusal = self.service.refusal_of(self.sender, found[2])
        if refusal:
            return refusal
        self.recipients.append(found[2])
        return "250 2.1.5 Ok"

    def _do_DATA(self, _):
        if not self.recipients:
            return "503 5.5.1 Error: need RCPT command"
        self._say("354 End data with <CR><LF>.<CR><LF>")
        letter, whole = [], True
        while (line := self.rfile.readline(LINE_LIMIT + 1)) != b".\r\n":
            if not line:
                raise Broken
            whole = whole and len(line) <= LINE_LIMIT and line.endswith(b"\r\n")
            letter.append(line[1:] if line.startswith(b".") else line)
        reply = self._spoiled("LETTER")
        if reply is None and not whole:
            reply = "554 5.6.0 A line is too long or ends without CR LF"
        if reply is None and sum(map(len, letter)) > self.service.options.size:
            reply = "552 5.3.4 Message size exceeds fixed limit"
        if reply is None:
            self._keep(b"".join(letter))
            reply = f"250 2.0.0 Ok: queued as {len(self.service.calls):08X}"
        self._do_RSET("")
        return reply

    def _keep(self, letter):
        read = email.message_from_bytes(letter, policy=email.policy.default)
        body = read.get_body(("plain",))
        self.service.keep({
            "from": self.sender, "to": list(self.recipients), "parameters": self.declared, "helo": self.greeted,
            "user": self.user, "password": self.password, "encrypted": self.encrypted,
            "letter": letter.decode("utf-8", "replace"), "letter_base64": base64.b64encode(letter).decode(),
            "headers": {name: str(value) for name, value in read.items()},
            "text": body.get_content() if body else ""})

    def _do_RSET(self, _):
        self.sender, self.recipients, self.declared = None, [], ""
        return "250 2.0.0 Ok"

    def _do_NOOP(self, _):
        return "250 2.0.0 Ok"

    def _do_QUIT(self, _):
        return "221 2.0.0 Bye"


class MailServer(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True


def serve_mail(service, options):
    session = type("Session", (Session,), {"service": service})
    server = MailServer(("127.0.0.1", options.smtp_port), session)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    announce(options.smtp_port_file, server.server_address[1])


def decoded(text):
    return base64.b64decode(text, validate=True).decode()


if __name__ == "__main__":
    run(Smtp, beside=serve_mail)
