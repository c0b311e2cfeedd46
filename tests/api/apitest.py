"""apitest.py - what the API tests share: requests, SQL, invariants.

A test is a function whose name begins with `test_` in a file test_*.py; `run`
finds them.  Where the service is, is in the environment: see `run --help`.
"""
import base64
import http.client
import json
import os
import socket
import subprocess
import threading
import time
import urllib.parse

KEY = 'DE300000000000000000000000000001'
KEY_INACTIVE = 'DE300000000000000000000000000002'
KEY_CRON = 'DE300000000000000000000000000003'
KEY_CREATE = 'DE300000000000000000000000000004'
KEY_ELSEWHERE = 'DE300000000000000000000000000005'

URL = os.environ.get('OC_URL', 'http://127.0.0.1:3969')
SOCKET = os.environ.get('OC_SOCKET', '.demo/mariadb.sock')
CGI = os.environ.get('OC_CGI', '.demo/site/root/cgi-bin')
BUILD = os.environ.get('OC_BUILD', 'plain')


class Skip(Exception):
    """This test cannot run here, and says why."""


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode('utf-8')

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f'<{self.status} {self.body[:200]!r}>'


def encode(body):
    if isinstance(body, (dict, list)):
        body = json.dumps(body)
    return body.encode() if isinstance(body, str) else body


def request(method, path, body=None, headers=None, key=KEY, timeout=60,
            url=None):
    """Send one request through the web server."""
    u = urllib.parse.urlsplit(url or URL)
    c = http.client.HTTPConnection(u.hostname, u.port, timeout=timeout)
    h = dict(headers or {})
    if key:
        h.setdefault('X-API-Key', key)
    try:
        c.request(method, path, body=encode(body), headers=h)
        r = c.getresponse()
        return Answer(r.status, {k.lower(): v for k, v in r.getheaders()},
                      r.read())
    finally:
        c.close()


def raw(data, timeout=20):
    """Send bytes as they are, and give all that comes back."""
    u = urllib.parse.urlsplit(URL)
    s = socket.create_connection((u.hostname, u.port), timeout=timeout)
    try:
        s.sendall(data)
        s.shutdown(socket.SHUT_WR)
        out = b''
        while True:
            part = s.recv(65536)
            if not part:
                return out
            out += part
    finally:
        s.close()


def cgi(program, method='GET', path='/', body=b'', headers=None, env=None,
        key=KEY, query='', length=True, timeout=60):
    """Run a program as a web server would, without one.

    Gives (exit status, Answer, what it wrote to standard error).
    """
    body = encode(body) or b''
    e = {'GATEWAY_INTERFACE': 'CGI/1.1', 'SERVER_PROTOCOL': 'HTTP/1.1',
         'REQUEST_METHOD': method, 'PATH_INFO': path, 'QUERY_STRING': query,
         'REMOTE_ADDR': '127.0.0.1', 'PATH': os.environ['PATH']}
    for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS'):
        if name in os.environ:
            e[name] = os.environ[name]
    if length:
        e['CONTENT_LENGTH'] = str(len(body))
    h = dict(headers or {})
    if key:
        h.setdefault('X-API-Key', key)
    for k, v in h.items():
        k = k.upper().replace('-', '_')
        e[k if k == 'CONTENT_TYPE' else 'HTTP_' + k] = v
    e.update(env or {})
    p = subprocess.run([os.path.join(CGI, program)], input=body,
                       capture_output=True, env=e, timeout=timeout)
    head, _, rest = p.stdout.partition(b'\r\n\r\n')
    fields = {}
    for line in head.decode('latin-1').split('\r\n'):
        name, _, value = line.partition(': ')
        fields[name.lower()] = value
    status = int(fields.get('status', '0').split(' ')[0] or 0)
    return p.returncode, Answer(status, fields, rest), p.stderr.decode(
        'utf-8', 'replace')


def sql(text, database='osticket'):
    """Run SQL; give the rows as lists of text, None for NULL."""
    p = subprocess.run(
        ['mariadb', '--no-defaults', f'--socket={SOCKET}', '-uroot', '-N',
         '--batch', database], input=text.encode(), capture_output=True)
    if p.returncode:
        raise AssertionError(p.stderr.decode())
    return [[None if c == 'NULL' else c for c in line.split('\t')]
            for line in p.stdout.decode().splitlines()]


def one(text):
    """The only value of a query."""
    rows = sql(text)
    return rows[0][0] if rows else None


def ticket(**changes):
    """A request that is valid, with changes; None takes a field away."""
    t = {'name': 'Ann Reader', 'email': 'ann@example.com',
         'subject': 'Lost card', 'message': 'I lost my library card.'}
    t.update(changes)
    return {k: v for k, v in t.items() if v is not None}


def create(**changes):
    """Make a ticket through the web server; give its row's id."""
    a = request('POST', '/api/tickets.json', ticket(**changes))
    assert a.status == 201, a
    return int(one(
        f"SELECT ticket_id FROM ost_ticket WHERE number='{a.text}'"))


# What must hold at any moment, whatever was killed when: each query counts
# the rows that break a rule.
INVARIANTS = {
    'a ticket has one thread':
        "SELECT COUNT(*) FROM ost_ticket t WHERE (SELECT COUNT(*) FROM "
        "ost_thread h WHERE h.object_type IN ('T', 'C') AND "
        "h.object_id=t.ticket_id)<>1",
    'a ticket has a form entry with answers':
        "SELECT COUNT(*) FROM ost_ticket t WHERE NOT EXISTS (SELECT 1 FROM "
        "ost_form_entry e JOIN ost_form_entry_values v ON v.entry_id=e.id "
        "WHERE e.object_type='T' AND e.object_id=t.ticket_id)",
    'a ticket has a row of cdata':
        "SELECT COUNT(*) FROM ost_ticket t WHERE NOT EXISTS (SELECT 1 FROM "
        "ost_ticket__cdata c WHERE c.ticket_id=t.ticket_id)",
    'a ticket has its created event':
        "SELECT COUNT(*) FROM ost_ticket t JOIN ost_thread h ON "
        "h.object_type='T' AND h.object_id=t.ticket_id WHERE NOT EXISTS "
        "(SELECT 1 FROM ost_thread_event e WHERE e.thread_id=h.id AND "
        "e.event_id=1)",
    'a ticket has an entry':
        "SELECT COUNT(*) FROM ost_ticket t JOIN ost_thread h ON "
        "h.object_type='T' AND h.object_id=t.ticket_id WHERE NOT EXISTS "
        "(SELECT 1 FROM ost_thread_entry e WHERE e.thread_id=h.id)",
    'a ticket is in the index':
        "SELECT COUNT(*) FROM ost_ticket t WHERE NOT EXISTS (SELECT 1 FROM "
        "ost__search s WHERE s.object_type='T' AND s.object_id=t.ticket_id)",
    'a ticket has a user':
        "SELECT COUNT(*) FROM ost_ticket t WHERE NOT EXISTS (SELECT 1 FROM "
        "ost_user u WHERE u.id=t.user_id)",
    'numbers are unique':
        "SELECT COUNT(*) FROM (SELECT number FROM ost_ticket GROUP BY number "
        "HAVING COUNT(*)>1) x",
    'a user has an address, an entry and cdata':
        "SELECT COUNT(*) FROM ost_user u WHERE NOT EXISTS (SELECT 1 FROM "
        "ost_user_email e WHERE e.user_id=u.id) OR NOT EXISTS (SELECT 1 FROM "
        "ost_form_entry f WHERE f.object_type='U' AND f.object_id=u.id) OR "
        "NOT EXISTS (SELECT 1 FROM ost_user__cdata c WHERE c.user_id=u.id)",
    'an address has a user':
        "SELECT COUNT(*) FROM ost_user_email e WHERE NOT EXISTS (SELECT 1 "
        "FROM ost_user u WHERE u.id=e.user_id)",
    'a thread has an object':
        "SELECT COUNT(*) FROM ost_thread h WHERE h.object_type='T' AND NOT "
        "EXISTS (SELECT 1 FROM ost_ticket t WHERE t.ticket_id=h.object_id)",
    'an entry has a thread':
        "SELECT COUNT(*) FROM ost_thread_entry e WHERE NOT EXISTS (SELECT 1 "
        "FROM ost_thread h WHERE h.id=e.thread_id)",
    'a file has all of its bytes':
        "SELECT COUNT(*) FROM ost_file f WHERE f.size<>(SELECT "
        "COALESCE(SUM(LENGTH(c.filedata)),0) FROM ost_file_chunk c WHERE "
        "c.file_id=f.id)",
    'an attachment has a file':
        "SELECT COUNT(*) FROM ost_attachment a WHERE NOT EXISTS (SELECT 1 "
        "FROM ost_file f WHERE f.id=a.file_id)",
}


def with_settings(fn, **settings):
    """Run fn with osTicket's settings changed."""
    before = {k: one("SELECT value FROM ost_config WHERE namespace='core' "
                     f"AND `key`='{k}'") for k in settings}
    try:
        for k, v in settings.items():
            sql("INSERT INTO ost_config SET namespace='core', "
                f"`key`='{k}', value='{v}', updated=NOW() "
                'ON DUPLICATE KEY UPDATE value=VALUES(value)')
        return fn()
    finally:
        for k, v in before.items():
            sql("DELETE FROM ost_config WHERE namespace='core' AND "
                f"`key`='{k}'" if v is None else
                f"UPDATE ost_config SET value='{v}' WHERE namespace='core' "
                f"AND `key`='{k}'")


def check_invariants():
    for rule, query in INVARIANTS.items():
        n = one(query + ';')
        assert n == '0', f'{rule}: {n} rows break it'


def counts():
    """Rows of the tables that creating a ticket writes to."""
    tables = ('ticket', 'thread', 'thread_entry', 'user', 'user_email',
              'form_entry', 'file', 'attachment', 'thread_event', '_search')
    row = sql('SELECT ' + ', '.join(
        f'(SELECT COUNT(*) FROM ost_{t})' for t in tables) + ';')[0]
    return dict(zip(tables, map(int, row)))


def parallel(n, fn):
    """Run fn(0) … fn(n-1) at once; give their results in order."""
    results = [None] * n

    def work(i):
        try:
            results[i] = fn(i)
        except Exception as e:  # shown by whoever looks at the results
            results[i] = e

    threads = [threading.Thread(target=work, args=(i,)) for i in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return results


def data_uri(data, kind='application/octet-stream'):
    return f'data:{kind};base64,' + base64.b64encode(data).decode()


def wait_until(fn, seconds=10):
    end = time.time() + seconds
    while time.time() < end:
        if fn():
            return True
        time.sleep(0.05)
    return False
