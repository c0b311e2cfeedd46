"""test_health.py - /api/v2/health, with a database and without."""
import os
import re
import socket
import tempfile
import threading
import time

import apitest
from apitest import cgi, request


def test_healthy():
    a = request('GET', '/api/v2/health', key=None)
    assert a.status == 200, a
    assert a.json['status'] == 'healthy'
    assert a.json['database'] == 'connected'
    assert set(a.json) == {'status', 'timestamp', 'version', 'database'}
    assert re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ',
                        a.json['timestamp'])
    assert a.headers['content-type'] == 'application/json'


def test_ready():
    a = request('GET', '/api/v2/health/ready', key=None)
    assert a.status == 200, a
    assert a.json['checks']['osticket_config'] is True


def test_flat_health():
    a = request('GET', '/health', key=None)
    assert (a.status, a.json) == (200, {'status': 'ok', 'database': 'ok'})


def test_head_has_no_body():
    a = request('HEAD', '/api/v2/health', key=None)
    assert (a.status, a.body) == (200, b''), a


def test_options_and_405():
    a = request('OPTIONS', '/api/v2/health', key=None)
    assert a.status == 204, a
    assert set(a.headers['allow'].split(', ')) == {'GET', 'HEAD', 'OPTIONS'}
    a = request('POST', '/api/v2/health', body='{}', key=None)
    assert a.status == 405, a
    assert a.json['error']['code'] == 'METHOD_NOT_ALLOWED'
    assert 'GET' in a.headers['allow']


def test_unknown_path_is_json():
    a = request('GET', '/api/v2/health/nothing', key=None)
    assert a.status == 404, a
    e = a.json
    assert e['success'] is False and e['data'] is None
    assert set(e['error']) == {'code', 'message', 'timestamp', 'request_id',
                               'path', 'details'}
    assert e['error']['path'] == '/api/v2/health/nothing'


def test_problem_json():
    a = request('GET', '/api/v2/health/nothing', key=None,
                headers={'Accept': 'application/problem+json'})
    assert a.headers['content-type'] == 'application/problem+json'
    assert a.json['status'] == 404


def test_request_id_is_echoed_when_sane():
    a = request('GET', '/api/v2/health', key=None,
                headers={'X-Request-ID': 'abc-123'})
    assert a.headers['x-request-id'] == 'abc-123'
    a = request('GET', '/api/v2/health', key=None,
                headers={'X-Request-ID': 'a b<c>'})
    assert re.fullmatch(r'[0-9a-f-]{36}', a.headers['x-request-id'])


def test_503_when_the_database_is_away():
    for host, why in (('/nowhere/mariadb.sock', 'no socket'),
                      ('127.0.0.1', 'nobody listens'),
                      ('192.0.2.1', 'no answer at all')):
        start = time.time()
        code, a, err = cgi('health.cgi', path='/api/v2/health', key=None,
                           env={'DB_HOST': host, 'DB_PORT': '1'})
        took = time.time() - start
        assert (code, a.status) == (0, 503), (why, a, err)
        assert a.json['database'] == 'disconnected'
        assert 'retry-after' in a.headers
        assert took < 1.0, f'{why}: {took:.2f}s'
        for secret in (host, 'demo', 'osticket'):
            assert secret not in a.text, a


def relay(listener, stop):
    """Between a client and the database, until the client is let in."""
    client, _ = listener.accept()
    server = socket.socket(socket.AF_UNIX)
    server.connect(apitest.SOCKET)
    client.sendall(server.recv(65536))
    server.sendall(client.recv(65536))
    client.sendall(server.recv(65536))
    stop.wait(5)
    client.close()
    server.close()


def test_503_when_the_database_stalls():
    """It lets us in, and says nothing from then on."""
    stop = threading.Event()
    with tempfile.TemporaryDirectory() as folder, \
            socket.socket(socket.AF_UNIX) as listener:
        path = os.path.join(folder, 'stalling.sock')
        listener.bind(path)
        listener.listen()
        t = threading.Thread(target=relay, args=(listener, stop))
        t.start()
        start = time.time()
        code, a, err = cgi('health.cgi', path='/api/v2/health', key=None,
                           env={'DB_HOST': path})
        took = time.time() - start
        stop.set()
        t.join()
    assert (code, a.status) == (0, 503), (a, err)
    assert took < 1.0, f'{took:.2f}s'


def test_503_when_nothing_is_configured():

    code, a, err = cgi('health.cgi', path='/api/v2/health', key=None,
                       env={'OSTICKET_CONFIG': '/nowhere/ost-config.php'})
    assert (code, a.status) == (0, 503), (a, err)
    assert '/nowhere' not in a.text
