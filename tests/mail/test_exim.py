"""test_exim.py - a round trip through a real mail server: TLS, login, SIZE.

Exim runs as an ordinary process with a configuration of its own and keeps
what it accepts in its spool, where it is read.
"""
import email
import email.policy
import glob
import os
import shutil
import socket
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import apitest  # noqa: E402
from mailtest import (Skip, account, address, clean, deliver, left, put,
                      rows, sql)  # noqa: E402
from smtpd import certificate  # noqa: E402

CONFIG = '''
spool_directory = {dir}/spool
log_file_path = {dir}/log/%slog
pid_file_path = {dir}/spool/exim.pid
primary_hostname = localhost
local_interfaces = 127.0.0.1
daemon_smtp_ports = {tls} : {ssl}
tls_on_connect_ports = {ssl}
tls_advertise_hosts = *
tls_certificate = {cert}
tls_privatekey = {key}
acl_smtp_rcpt = rcpt
queue_only = true
keep_environment =
add_environment = PATH=/usr/bin
host_lookup =
rfc1413_query_timeout = 0s
smtp_accept_max = 50
message_size_limit = 5M

begin acl
rcpt:
  deny message = no such user
       local_parts = nobody
  accept authenticated = *
  deny message = authentication required

begin authenticators
LOGIN:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${{if and {{{{eq{{$auth1}}{{desk}}}}{{eq{{$auth2}}{{s3 cret}}}}}}}}
  server_set_id = $auth1
  server_advertise_condition = ${{if def:tls_in_cipher}}
'''


def free_ports(n):
    several = [socket.socket() for _ in range(n)]
    for s in several:
        s.bind(('127.0.0.1', 0))
    ports = [s.getsockname()[1] for s in several]
    for s in several:
        s.close()
    return ports


# Exim's daemon is for root only.
ROOT = [] if os.geteuid() == 0 else ['sudo', '-n']


def as_root(*command):
    subprocess.run([*ROOT, *command], check=True, capture_output=True)


def may_be_root():
    try:
        as_root('true')
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


class Exim:
    def __enter__(self):
        program = shutil.which('exim4', path='/usr/sbin:/usr/bin')
        if not program:
            raise Skip('Exim is not installed')
        if not may_be_root():
            raise Skip('only root may start Exim')
        self.dir = tempfile.mkdtemp(prefix='exim-')
        os.chmod(self.dir, 0o755)
        self.cert, key = certificate(self.dir)
        self.tls, self.ssl = free_ports(2)
        conf = os.path.join(self.dir, 'exim.conf')
        with open(conf, 'w') as f:
            f.write(CONFIG.format(dir=self.dir, cert=self.cert, key=key,
                                  tls=self.tls, ssl=self.ssl))
        for name in ('spool', 'log'):
            os.mkdir(os.path.join(self.dir, name))
            as_root('chown', 'Debian-exim:', os.path.join(self.dir, name))
        # Nobody but root may change what root is to read.
        as_root('chown', 'root:', conf, self.cert, key)
        self.process = subprocess.Popen(
            [*ROOT, program, '-C', conf, '-bdf', '-q1h'], stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE)
        assert apitest.wait_until(self.answers), self.process.stderr.read()
        return self

    def answers(self):
        try:
            socket.create_connection(('127.0.0.1', self.tls), 1).close()
            return True
        except OSError:
            return False

    def __exit__(self, *unused):
        as_root('pkill', '-TERM', '-f', self.dir)
        self.process.wait()
        as_root('rm', '-rf', self.dir)

    def mails(self):
        """What it has accepted: (lines of the envelope, message)."""
        out = []
        as_root('chmod', '-R', 'a+rX', os.path.join(self.dir, 'spool'))
        for path in sorted(glob.glob(
                os.path.join(self.dir, 'spool/input/**/*-H'),
                recursive=True)):
            with open(path, 'rb') as f:
                envelope, _, head = f.read().partition(b'\n\n')
            with open(path[:-1] + 'D', 'rb') as f:
                body = f.read().partition(b'\n')[2]
            # Each header line has its length and kind in front.
            text, at = b'', 0
            while at < len(head):
                size = int(head[at:at + 3])
                if head[at + 3:at + 4] != b'*':
                    text += head[at + 5:at + 5 + size]
                at += 5 + size
            out.append((envelope.decode().split('\n'),
                        email.message_from_bytes(
                            text + b'\n' + body,
                            policy=email.policy.default)))
        return out


def test_round_trip():
    for scheme in ('tls', 'ssl'):
        clean()
        with Exim() as x:
            account(getattr(x, scheme), f'{scheme}://127.0.0.1',
                    auth=('desk', 's3 cret'))
            ids = put(20, recipients='ann@example.com, bob@example.com')
            code, err = deliver(MAIL_CA=x.cert, MAIL_TIMEOUT='20')
            assert (code, left()) == (0, 0), (rows(), err)
            got = x.mails()
            assert sorted(m['Message-ID'] for _, m in got) == sorted(ids)
            envelope, m = got[0]
            assert f'<{address()}>' in envelope, envelope
            assert 'auth_id desk' in '\n'.join(envelope), envelope
            assert {'ann@example.com', 'bob@example.com'} <= set(envelope)
            assert m.get_content() == 'Hello\n.\n..\n.dot\nBye\n'


def test_login_refused():
    clean()
    with Exim() as x:
        account(x.tls, 'tls://127.0.0.1', auth=('desk', 'wrong'))
        put(2)
        deliver(MAIL_CA=x.cert)
        assert left() == 2 and not x.mails()
        assert '535' in rows()[0][4], rows()


def test_recipient_refused():
    clean()
    with Exim() as x:
        account(x.tls, 'tls://127.0.0.1', auth=('desk', 's3 cret'))
        put(recipients='ann@example.com, nobody@example.com')
        deliver(MAIL_CA=x.cert)
        assert rows()[0][:4] == ['1', '1', 'nobody@example.com', '1'], rows()
        assert 'no such user' in rows()[0][4]
        assert len(x.mails()) == 1


def test_too_large():
    clean()
    with Exim() as x:
        account(x.tls, 'tls://127.0.0.1', auth=('desk', 's3 cret'))
        put(body='')
        sql("UPDATE ost_oc_mail SET content=CONCAT(content, "
            "REPEAT('0123456789\\n', 600000))".replace('\n', '\\n'))
        deliver(MAIL_CA=x.cert)
        assert rows()[0][0] == '1' and '552' in rows()[0][4], rows()


def test_five_hundred():
    clean()
    with Exim() as x:
        account(x.ssl, 'ssl://127.0.0.1', auth=('desk', 's3 cret'))
        ids = put(500)
        code, err = deliver(MAIL_CA=x.cert, MAIL_TIMEOUT='20')
        assert (code, left()) == (0, 0), (rows(), err)
        assert sorted(m['Message-ID'] for _, m in x.mails()) == sorted(ids)
