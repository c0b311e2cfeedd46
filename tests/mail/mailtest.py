"""mailtest.py - what the tests of the deliverer share.

The deliverer is copied away from the folder of the programs, so that the
demo's settings (mail goes into a folder) do not count.
"""
import base64
import hashlib
import hmac
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'api'))
import apitest  # noqa: E402
from apitest import Skip, one, sql  # noqa: E402,F401

FOLDER = tempfile.mkdtemp(prefix='mail-')
import atexit  # noqa: E402

atexit.register(shutil.rmtree, FOLDER, True)


def program(faults=False):
    where = os.environ.get('OC_FAULT_CGI') if faults else apitest.CGI
    if not where:
        raise Skip('no build with faults')
    path = os.path.join(FOLDER, 'faults' if faults else 'plain')
    if not os.path.exists(path):
        os.mkdir(path)
        shutil.copy(os.path.join(where, 'osticket-mail'), path)
    return os.path.join(path, 'osticket-mail')


def setting(name):
    """A line of the programs' osticket-api.conf."""
    with open(os.path.join(apitest.CGI, 'osticket-api.conf')) as f:
        return re.search(rf'^{name}\s*=\s*(.*)$', f.read(), re.M).group(1)


def salt():
    with open(setting('osticket_config')) as f:
        return re.search(r"'SECRET_SALT','([^']*)'", f.read()).group(1)


def environment(**changes):
    e = {'PATH': os.environ['PATH'],
         'OSTICKET_CONFIG': setting('osticket_config'),
         'SENDMAIL': '/nonexistent', 'MAIL_TIMEOUT': '3'}
    for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS'):
        if name in os.environ:
            e[name] = os.environ[name]
    e.update(changes)
    return e


def start(*args, faults=False, **env):
    return subprocess.Popen(
        [program(faults), *args], env=environment(**env),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE)


def deliver(faults=False, timeout=120, **env):
    """Send what is due; give the exit status and what was logged."""
    p = start('--once', faults=faults, **env)
    try:
        _, err = p.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        p.kill()
        raise
    return p.returncode, err.decode('utf-8', 'replace')


def seal(text, subkey):
    """Encrypt as osTicket does."""
    iv = os.urandom(16)
    key = hmac.new(iv, (salt() + hashlib.md5(
        subkey.encode()).hexdigest()).encode(), 'sha512').digest()[:16]
    out = subprocess.run(
        ['openssl', 'enc', '-aes-128-cbc', '-K', key.hex(), '-iv', iv.hex()],
        input=text.encode(), capture_output=True, check=True).stdout
    return '$2$' + base64.b64encode(b'$1$' + iv + out).decode()


def unseal(text, subkey):
    raw = base64.b64decode(text[3:])
    iv = raw[3:19]
    key = hmac.new(iv, (salt() + hashlib.md5(
        subkey.encode()).hexdigest()).encode(), 'sha512').digest()[:16]
    return subprocess.run(
        ['openssl', 'enc', '-d', '-aes-128-cbc', '-K', key.hex(), '-iv',
         iv.hex()], input=raw[19:], capture_output=True,
        check=True).stdout.decode()


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def processes():
    """The deliverers of our programs: (pid, /proc/pid/stat's fields)."""
    out = []
    program = os.path.join(os.path.realpath(apitest.CGI), 'osticket-mail')
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            if os.readlink(f'/proc/{pid}/exe') == program:
                with open(f'/proc/{pid}/stat') as f:
                    out.append((int(pid), f.read().rsplit(')', 1)[1].split()))
        except OSError:
            pass
    return out


def end_deliverers():
    """Those that requests started would take our messages to their folder."""
    for pid, _ in processes():
        try:
            os.kill(pid, signal.SIGTERM)
        except OSError:
            pass
    assert apitest.wait_until(lambda: not processes(), 30), processes()


def clean():
    """No mail, no accounts, none of our doings in osTicket's log."""
    with_tables()
    end_deliverers()
    sql("DELETE FROM ost_oc_mail; DELETE FROM ost_oc_outbox;"
        "DELETE FROM ost_email_account; DELETE FROM ost_syslog;"
        "DELETE FROM ost_config WHERE namespace LIKE 'email.%.account.%' "
        "OR namespace LIKE 'plugin.%.instance.%';"
        "UPDATE ost_config SET value='' WHERE `key`='default_smtp_id'")


def with_tables():
    if one("SHOW TABLES LIKE 'ost_oc_mail'") is None:
        a = apitest.request('POST', '/api/tickets.json', apitest.ticket())
        assert a.status == 201, a


def account(port, host='plain://127.0.0.1', email_id=1, auth=None,
            spoof=0, active=1, **config):
    """An SMTP account of an address; gives its id."""
    auth_bk = 'none'
    if auth:
        auth_bk = 'basic'
    if 'access_token' in config:
        auth_bk = 'oauth2:othermail'
    auth_id = config.pop('auth_id', 0)
    key = int(sql(
        "INSERT INTO ost_email_account SET email_id=%d, type='smtp', "
        "auth_bk='%s', auth_id='%s', active=%d, host='%s', port=%d, "
        "protocol='SMTP', allow_spoofing=%d, created=NOW(), updated=NOW(); "
        "SELECT LAST_INSERT_ID()" % (email_id, auth_bk, auth_id, active, host,
                                     port, spoof))[0][0])
    space = f'email.{email_id}.account.{key}'
    if auth:
        config['username'] = auth[0]
        config['passwd'] = seal(auth[1], md5(auth[0] + space))
    for name in ('access_token', 'refresh_token'):
        if name in config:
            config[name] = seal(
                config[name], md5(config['resource_owner_email'] + space))
    for name, value in config.items():
        sql("INSERT INTO ost_config SET namespace='%s', `key`='%s', "
            "value='%s', updated=NOW()" % (space, name, value))
    return key


def default_account(key):
    sql(f"UPDATE ost_config SET value='{key}' WHERE namespace='core' "
        "AND `key`='default_smtp_id'")
    if one("SELECT COUNT(*) FROM ost_config WHERE `key`='default_smtp_id' "
           "AND namespace='core'") == '0':
        sql("INSERT INTO ost_config SET namespace='core', "
            f"`key`='default_smtp_id', value='{key}', updated=NOW()")


def address(email_id=1):
    return one(f'SELECT email FROM ost_email WHERE email_id={email_id}')


def put(n=1, sender=None, recipients='ann@example.com',
        email_id=1, start=0, body='Hello\n.\n..\n.dot\nBye\n', sender_name=''):
    """Rows of oc_mail, numbered from start; gives their Message-IDs."""
    sender = sender or address()
    rows, ids = [], []
    for i in range(start, start + n):
        mid = f'm{i}-{os.getpid()}@example.com'
        ids.append(f'<{mid}>')
        text = (f'From: {sender_name}<{sender}>\nTo: {recipients}\n'
                f'Message-ID: <{mid}>\nSubject: Number {i}\n\n{body}')
        rows.append("(1, %d, '%s', '%s', '%s', 'Number %d', X'%s', NOW(), "
                    "NOW())" % (email_id, sender, recipients, mid, i,
                                text.encode().hex()))
    sql('INSERT INTO ost_oc_mail (job_id, email_id, sender, recipients, '
        'message_id, subject, content, due, created) VALUES ' +
        ','.join(rows))
    return ids


def left():
    return int(one('SELECT COUNT(*) FROM ost_oc_mail'))


def rows(columns='state, attempts, recipients, partial, error'):
    return sql(f'SELECT {columns} FROM ost_oc_mail ORDER BY id')


def due_now():
    """As if all pauses were over; leases are left to run out."""
    sql('UPDATE ost_oc_mail SET due=NOW()')


def break_leases():
    sql('UPDATE ost_oc_mail SET lease=NULL, lease_until=NULL, due=NOW()')


def log_text():
    return '\n'.join(r[0] for r in sql('SELECT log FROM ost_syslog'))


def kill(p):
    p.send_signal(signal.SIGKILL)
    p.wait()


def settle_time():
    """Until the witnesses of deliverers that were killed have done their
    work; a lease outlives that by far."""
    def running():
        for pid in filter(str.isdigit, os.listdir('/proc')):
            try:
                if os.readlink(f'/proc/{pid}/exe').startswith(FOLDER):
                    return True
            except OSError:
                pass
        return False

    assert apitest.wait_until(lambda: not running(), 50)
