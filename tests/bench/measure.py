"""measure.py PORT CGI-BIN SOCKET: the table that `run` prints.

On PORT is mod_cgid, on the next one mod_fcgid, and then mod_cgid without the
deliverer of mail.
"""
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import urllib.request

CGID, BIN, SOCKET = int(sys.argv[1]), *sys.argv[2:4]
FCGID, QUIET = CGID + 1, CGID + 2
ROUNDS = int(os.environ.get('ROUNDS', '30'))
KEY = 'DE300000000000000000000000000001'
TICKET = json.dumps({
    'name': 'Bea Speed', 'email': 'bea@example.com',
    'subject': 'How long does this take', 'message': 'About this long.'})


def forget_mail():
    """What the programs without a deliverer left is not the next one's."""
    subprocess.run(['mariadb', '--no-defaults', f'--socket={SOCKET}', '-uroot',
                    'osticket', '-e', 'DELETE FROM ost_oc_outbox'],
                   check=True)


def access_token():
    """Of the agent `tess`, who has an agent's rights to be read."""
    r = urllib.request.Request(
        f'http://127.0.0.1:{CGID}/api/v2/auth/staff/login',
        json.dumps({'username': 'tess', 'password': 'agent123'}).encode(),
        {'Content-Type': 'application/json'})
    with urllib.request.urlopen(r) as answer:
        return json.load(answer)['access_token']


def ab(port, path, n, c=1, body=None, header=None, keep=False):
    """(median in ms, requests a second) of n requests, c at a time."""
    cmd = ['ab', '-q', '-l', '-n', str(n), '-c', str(c)]
    if keep:
        cmd.append('-k')
    if header:
        cmd += ['-H', header]
    csv = tempfile.NamedTemporaryFile('r')
    cmd += ['-e', csv.name]
    if body is not None:
        post = tempfile.NamedTemporaryFile('w')
        post.write(body)
        post.flush()
        cmd += ['-p', post.name, '-T', 'application/json',
                '-H', f'X-API-Key: {KEY}']
    cmd.append(f'http://127.0.0.1:{port}{path}')
    out = subprocess.run(cmd, capture_output=True, text=True,
                         check=True).stdout
    bad = re.search(r'Non-2xx responses: +(\d+)', out)
    failed = re.search(r'Failed requests: +(\d+)', out)
    if bad or failed and int(failed.group(1)):
        sys.exit(f'{path}: requests failed\n{out}')
    median = [line.split(',')[1] for line in csv if line.startswith('50,')]
    rate = re.search(r'Requests per second: +([\d.]+)', out)
    return float(median[0]), float(rate.group(1))


def peak_kib(program, path, method='GET', body=''):
    """The most memory that one run of the program held, in KiB."""
    env = {'REQUEST_METHOD': method, 'PATH_INFO': path,
           'REMOTE_ADDR': '127.0.0.1', 'HTTP_X_API_KEY': KEY,
           'GATEWAY_INTERFACE': 'CGI/1.1', 'SERVER_PROTOCOL': 'HTTP/1.1',
           'CONTENT_LENGTH': str(len(body))}
    out = subprocess.run(['/usr/bin/time', '-f', '%M', program], env=env,
                         input=body, capture_output=True, text=True)
    return int(out.stderr.split()[-1])


def shared_objects(program):
    out = subprocess.run(['ldd', program], capture_output=True, text=True,
                         check=True).stdout
    return len([line for line in out.splitlines() if line.strip()])


def main():
    floor = ('floor', CGID, '/osticket-api/floor.cgi', None)
    token = access_token()
    rows = [
        floor,
        ('health, mod_cgid', CGID, '/api/v2/health', None),
        ('create, mod_cgid', QUIET, '/api/tickets.json', TICKET),
        ('create and mail', CGID, '/api/tickets.json', TICKET),
        ('with a JWT', CGID, '/api/v2/auth/me', None,
         f'Authorization: Bearer {token}'),
        ('with an API key', CGID, '/api/v2/auth/me', None,
         f'X-API-Key: {KEY}'),
        ('health, mod_fcgid', FCGID, '/api/v2/health', None),
        ('create, mod_fcgid', FCGID, '/api/tickets.json', TICKET),
    ]
    for _, port, path, body, *header in rows:
        ab(port, path, 20, 1, body, *header)
    medians = {name: [] for name, *_ in rows}
    for _ in range(ROUNDS):
        for name, port, path, body, *header in rows:
            forget_mail()
            medians[name].append(ab(port, path, 15, 1, body, *header)[0])
    best = {name: statistics.median(m) for name, m in medians.items()}

    def of(one, other):
        return statistics.median(
            x / y for x, y in zip(medians[one], medians[other]))

    print(f'{"":22}{"median ms":>10}{"x floor":>9}')
    for name, *_ in rows:
        print(f'{name:22}{best[name]:10.2f}{of(name, "floor"):9.2f}')
    rate = max(ab(FCGID, '/api/v2/health', 4000, c=4, keep=True)[1]
               for _ in range(3))
    memory = peak_kib(os.path.join(BIN, 'tickets.cgi'),
                      '/api/tickets.json', 'POST', TICKET)
    objects = max(shared_objects(os.path.join(BIN, p)) for p in
                  ('health.cgi', 'tickets.cgi', 'cron.cgi'))
    checks = [
        ('health, mod_cgid / floor',
         of('health, mod_cgid', 'floor'), 1.3, 'at most'),
        ('create, mod_cgid / floor',
         of('create, mod_cgid', 'floor'), 2.5, 'at most'),
        ('with mail / without',
         of('create and mail', 'create, mod_cgid'), 1.2, 'at most'),
        ('JWT / API key',
         of('with a JWT', 'with an API key'), 1.5, 'at most'),
        ('health, mod_fcgid, requests a second', rate, 1500, 'at least'),
        ('shared objects of a hot program', objects, 12, 'at most'),
        ('memory of a create, MiB', memory / 1024, 12, 'at most'),
    ]
    missed = False
    print()
    for name, value, target, how in checks:
        ok = value <= target if how == 'at most' else value >= target
        missed = missed or not ok
        print(f'{"ok    " if ok else "MISSED"} {name}: {value:.2f}, '
              f'{how} {target}')
    return 1 if missed else 0


if __name__ == '__main__':
    sys.exit(main())
