"""test_fastcgi.py - a program as a FastCGI server, without a web server.

The records are those of the FastCGI specification 1.0.
"""
import json
import os
import signal
import socket
import struct
import subprocess
import tempfile
import time

import apitest
from apitest import CGI, KEY, Answer, data_uri, one, sql, ticket, wait_until

BEGIN, ABORT, END, PARAMS, STDIN, STDOUT, STDERR = range(1, 8)
KEEP_CONN = 1


class Process:
    """The program, listening at a socket of its own."""

    def __init__(self, program, **env):
        self.folder = tempfile.TemporaryDirectory()
        self.path = os.path.join(self.folder.name, 's')
        s = socket.socket(socket.AF_UNIX)
        s.bind(self.path)
        s.listen(8)
        e = {'PATH': os.environ['PATH']}
        e.update({k: v for k, v in os.environ.items()
                  if k.endswith('_OPTIONS')})
        e.update(env)
        self.p = subprocess.Popen([os.path.join(CGI, program)], stdin=s,
                                  stderr=subprocess.PIPE, env=e)
        s.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.p.poll() is None:
            self.p.kill()
        self.p.communicate()
        self.folder.cleanup()

    def connect(self):
        s = socket.socket(socket.AF_UNIX)
        s.settimeout(30)
        s.connect(self.path)
        return s

    def ask(self, *args, **kw):
        with self.connect() as s:
            return ask(s, *args, **kw)


def record(kind, data=b''):
    return struct.pack('>BBHHBB', 1, kind, 1, len(data), 0, 0) + data


def stream(kind, data):
    """In records of odd sizes, and the empty one that ends it."""
    size = 4093
    return b''.join(record(kind, data[i:i + size])
                    for i in range(0, len(data), size)) + record(kind)


def params(**values):
    out = b''
    for name, value in values.items():
        name, value = name.encode(), value.encode()
        for n in (len(name), len(value)):
            out += (bytes([n]) if n < 128 else
                    struct.pack('>I', n | 0x80000000))
        out += name + value
    return out


def begin(method, path, body=b'', key=KEY, flags=0, **more):
    env = {'REQUEST_METHOD': method, 'PATH_INFO': path, 'QUERY_STRING': '',
           'SERVER_PROTOCOL': 'HTTP/1.1', 'REMOTE_ADDR': '127.0.0.1',
           'GATEWAY_INTERFACE': 'CGI/1.1', 'CONTENT_LENGTH': str(len(body))}
    if key:
        env['HTTP_X_API_KEY'] = key
    env.update(more)
    return (record(BEGIN, struct.pack('>HB5x', 1, flags)) +
            stream(PARAMS, params(**env)))


def read(s, n):
    out = b''
    while len(out) < n:
        part = s.recv(n - len(out))
        if not part:
            raise EOFError(out)
        out += part
    return out


def answer(s):
    out, end = b'', None
    while end is None:
        _, kind, rid, n, pad, _ = struct.unpack('>BBHHBB', read(s, 8))
        data = read(s, n + pad)[:n]
        assert rid == 1, rid
        if kind == STDOUT:
            out += data
        elif kind == END:
            end = struct.unpack('>IB3x', data)
    assert end == (0, 0), end
    head, _, body = out.partition(b'\r\n\r\n')
    fields = dict(line.split(': ', 1)
                  for line in head.decode('latin-1').split('\r\n'))
    fields = {k.lower(): v for k, v in fields.items()}
    return Answer(int(fields['status'].split()[0]), fields, body)


def ask(s, method, path, body=b'', **kw):
    body = apitest.encode(body) or b''
    s.sendall(begin(method, path, body, **kw) + stream(STDIN, body))
    return answer(s)


def health(p, **kw):
    return p.ask('GET', '/api/v2/health', **kw)


def test_one_process_answers_many():
    with Process('tickets.cgi') as p:
        numbers = set()
        for i in range(5):
            a = p.ask('POST', '/api/tickets.json', ticket(subject=f'No {i}'))
            assert a.status == 201, a
            numbers.add(a.text)
            # nothing of a request is left for the next one
            a = p.ask('POST', '/api/tickets.json', ticket(), key=None)
            assert a.status == 401, a
        assert len(numbers) == 5
        assert p.p.poll() is None


def test_one_connection_is_kept():
    with Process('health.cgi') as p, p.connect() as s:
        ids = set()
        for _ in range(3):
            a = ask(s, 'GET', '/api/v2/health', flags=KEEP_CONN)
            assert a.status == 200, a
            ids.add(a.headers['x-request-id'])
        assert len(ids) == 3


def test_large_bodies_and_long_parameters():
    data = bytes(range(256)) * 3000
    with Process('tickets.cgi') as p:
        a = p.ask('POST', '/api/tickets.json',
                  ticket(attachments=[{'big.bin': data_uri(data)}]),
                  HTTP_USER_AGENT='x' * 5000)
        assert a.status == 201, a
    assert one('SELECT f.size FROM ost_file f JOIN ost_attachment t ON '
               "t.type='H' AND t.file_id=f.id JOIN ost_thread_entry e ON "
               'e.id=t.object_id JOIN ost_thread h ON h.id=e.thread_id JOIN '
               "ost_ticket k ON h.object_type='T' AND "
               f"k.ticket_id=h.object_id WHERE k.number='{a.text}'") == str(
                   len(data))


def test_it_ends_after_so_many():
    with Process('health.cgi', FCGI_REQUESTS='3') as p:
        for _ in range(3):
            assert health(p).status == 200
        assert p.p.wait(10) == 0
        try:
            p.connect()
            raise AssertionError('somebody listens still')
        except ConnectionRefusedError:
            pass


def test_a_signal_ends_it_between_requests():
    for sig in (signal.SIGTERM, signal.SIGUSR1):
        with Process('health.cgi') as p:
            assert health(p).status == 200
            p.p.send_signal(sig)
            assert p.p.wait(10) == 0, sig


def files(pid):
    return len(os.listdir(f'/proc/{pid}/fd'))


def sleeps(pid):
    with open(f'/proc/{pid}/stat') as f:
        return f.read().rsplit(')', 1)[1].split()[0] == 'S'


def test_a_signal_lets_it_finish_a_request():
    """Also one of which the body is still on its way."""
    body = apitest.encode(ticket(subject='Under way'))
    with Process('tickets.cgi') as p:
        p.ask('GET', '/api/nothing')
        time.sleep(0.3)  # until that connection is closed
        pid, idle = p.p.pid, files(p.p.pid)
        with p.connect() as s:
            s.sendall(begin('POST', '/api/tickets.json', body) +
                      record(STDIN, body[:20]))
            # it has taken the connection, and waits for the rest
            assert wait_until(lambda: files(pid) > idle and sleeps(pid))
            p.p.send_signal(signal.SIGTERM)
            s.sendall(stream(STDIN, body[20:]))
            a = answer(s)
        assert a.status == 201, a
        assert p.p.wait(10) == 0


def test_clients_that_go_away():
    """In the middle of a body: nothing is kept, the next one is served."""
    body = apitest.encode(ticket(subject='Gone away'))
    with Process('tickets.cgi') as p:
        for part in (b'', begin('POST', '/api/tickets.json', body)[:20],
                     begin('POST', '/api/tickets.json', body),
                     begin('POST', '/api/tickets.json', body) +
                     record(STDIN, body[:20])):
            with p.connect() as s:
                s.sendall(part)
        a = p.ask('POST', '/api/tickets.json', ticket(subject='Stayed'))
        assert a.status == 201, a
    assert one('SELECT COUNT(*) FROM ost_ticket__cdata WHERE '
               "subject='Gone away'") == '0'


def test_a_database_connection_that_was_lost():
    with Process('health.cgi') as p:
        a = p.ask('GET', '/api/v2/health/ready')
        assert a.status == 200, a
        for (number,) in sql("SELECT id FROM information_schema.processlist "
                             "WHERE user='osticket'"):
            try:
                sql(f'KILL {number}')
            except AssertionError:
                pass  # it has gone by itself
        a = p.ask('GET', '/api/v2/health/ready')
        assert a.status == 200, a
        assert json.loads(a.body)
