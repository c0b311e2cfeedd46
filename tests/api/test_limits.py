"""test_limits.py - bodies that are too long, too short, or lie about it."""
import fcntl
import json
import os
import re
import socket
import subprocess
import time
import urllib.parse

from apitest import (BUILD, CGI, KEY, URL, Skip, cgi, counts, data_uri, raw,
                     request, ticket)

LIMIT = 32 * 1024 * 1024


def post(head, body):
    return raw(b'POST /api/tickets.json HTTP/1.1\r\nHost: x\r\n'
               b'Connection: close\r\nX-API-Key: ' + KEY.encode() + b'\r\n' +
               head + b'\r\n' + body)


def test_413_is_told_before_the_body_is_read():
    u = urllib.parse.urlsplit(URL)
    before = counts()
    start = time.time()
    code, a, err = cgi('tickets.cgi', 'POST', '/api/tickets.json', b'',
                       env={'CONTENT_LENGTH': str(LIMIT + 1)})
    assert (code, a.status) == (0, 413), (a, err)
    assert time.time() - start < 5
    assert counts() == before


def test_413_through_the_web_server():
    a = request('POST', '/api/tickets.json', b'{' + b' ' * (LIMIT + 1))
    assert a.status == 413, a


def test_413_without_a_length():
    code, a, err = cgi('tickets.cgi', 'POST', '/api/tickets.json',
                       b' ' * (LIMIT + 2), length=False)
    assert (code, a.status) == (0, 413), (a, err)


def test_just_under_the_limit():
    t = json.dumps(ticket(attachments=[{'a.bin': data_uri(b'x' * 900000)}]))
    t += ' ' * (LIMIT - len(t))
    code, a, err = cgi('tickets.cgi', 'POST', '/api/tickets.json', t)
    assert (code, a.status) == (0, 201), (a, err)


def test_chunked_body():
    t = json.dumps(ticket(subject='In pieces')).encode()
    chunks = b''.join(b'%x\r\n%s\r\n' % (len(t[i:i + 7]), t[i:i + 7])
                      for i in range(0, len(t), 7)) + b'0\r\n\r\n'
    out = post(b'Transfer-Encoding: chunked\r\n', chunks)
    assert out.startswith(b'HTTP/1.1 201'), out[:300]


def test_broken_chunks():
    before = counts()
    for chunks in (b'zz\r\nabc\r\n0\r\n\r\n', b'5\r\nab', b'ffffffffff\r\n'):
        out = post(b'Transfer-Encoding: chunked\r\n', chunks)
        assert not out.startswith(b'HTTP/1.1 2'), out[:300]
    assert counts() == before


def test_a_length_that_is_too_long():
    before = counts()
    t = json.dumps(ticket()).encode()
    out = post(b'Content-Length: %d\r\n' % (len(t) + 50), t)
    assert not out.startswith(b'HTTP/1.1 2'), out[:300]
    code, a, err = cgi('tickets.cgi', 'POST', '/api/tickets.json', t,
                       env={'CONTENT_LENGTH': str(len(t) + 50)})
    assert (code, a.status) == (0, 400), (a, err)
    assert counts() == before


def test_a_length_that_is_too_short():
    before = counts()
    t = json.dumps(ticket()).encode()
    code, a, err = cgi('tickets.cgi', 'POST', '/api/tickets.json', t,
                       env={'CONTENT_LENGTH': '10'})
    assert (code, a.status) == (0, 400), (a, err)
    assert counts() == before


def test_a_length_that_is_none():
    for length in ('-1', '1x', '99999999999999999999', ' '):
        code, a, err = cgi('tickets.cgi', 'POST', '/api/tickets.json',
                           b'{}', env={'CONTENT_LENGTH': length})
        assert (code, a.status) == (0, 400), (length, a, err)


def test_control_characters_in_the_path():
    for path in ('/api/v2/health\r\nX: y', '/api/v2/\x01', '/api/v2/\xff'):
        code, a, err = cgi('health.cgi', path=path.encode('latin-1').decode(
            'utf-8', 'surrogateescape'), key=None)
        assert (code, a.status) == (0, 400), (path, a)
        assert 'x' not in a.headers, a.headers


def test_memory_of_a_request():
    """One ordinary request takes less than 12 MiB."""
    if BUILD == 'sanitize':
        raise Skip('the sanitizer takes more')
    body = json.dumps(ticket()).encode()
    env = {'REQUEST_METHOD': 'POST', 'PATH_INFO': '/api/tickets.json',
           'REMOTE_ADDR': '127.0.0.1', 'HTTP_X_API_KEY': KEY,
           'CONTENT_LENGTH': str(len(body)), 'QUERY_STRING': ''}
    # Its answer has to wait until we have looked: the pipe is full.
    r, w = os.pipe()
    fcntl.fcntl(w, fcntl.F_SETPIPE_SZ, 4096)
    os.write(w, b'x' * 4096)
    p = subprocess.Popen([os.path.join(CGI, 'tickets.cgi')], env=env,
                         stdin=subprocess.PIPE, stdout=w,
                         stderr=subprocess.DEVNULL)
    os.close(w)
    p.stdin.write(body)
    p.stdin.close()
    time.sleep(2)
    with open(f'/proc/{p.pid}/status') as f:
        peak = int(re.search(r'VmHWM:\s+(\d+) kB', f.read()).group(1))
    with open(r, 'rb') as f:
        assert f.read()[4096:].startswith(b'Status: 201')
    assert p.wait() == 0
    assert peak < 12 * 1024, f'{peak} KiB'
