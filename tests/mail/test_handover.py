"""test_handover.py - a request starts the deliverer and waits for nothing."""
import email
import email.policy
import os
import shutil
import statistics
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import apitest  # noqa: E402
import mailtest  # noqa: E402
from apitest import KEY_CRON, cgi, request, ticket, wait_until  # noqa: E402
from mailtest import (Skip, account, clean, left, one, processes, put,
                      setting, sql)  # noqa: E402
from smtpd import HANG, Server  # noqa: E402


class Settings:
    """osticket-api.conf with other lines, for the time of a test."""

    def __init__(self, **lines):
        self.lines = lines

    def __enter__(self):
        self.path = os.path.join(apitest.CGI, 'osticket-api.conf')
        with open(self.path) as f:
            self.text = f.read()
        kept = [line for line in self.text.splitlines()
                if line.split('=')[0].strip() not in self.lines]
        kept += [f'{k} = {v}' for k, v in self.lines.items() if v]
        with open(self.path, 'w') as f:
            f.write('\n'.join(kept) + '\n')

    def __exit__(self, *unused):
        with open(self.path, 'w') as f:
            f.write(self.text)


def mails(since):
    box = setting('mail_dir')
    return [n for n in os.listdir(box) if n.endswith('.eml') and
            os.path.getmtime(os.path.join(box, n)) >= since]


def test_a_ticket_is_mailed():
    clean()
    since = time.time() - 1
    before = len(mails(since))
    a = request('POST', '/api/tickets.json', ticket())
    assert a.status == 201, a
    assert wait_until(lambda: len(mails(since)) > before and left() == 0, 20)
    assert one('SELECT COUNT(*) FROM ost_oc_outbox') == '0'


def sent_for(address, since):
    """(answered, told): had the user an answer, and had agents an alert?"""
    answered = told = False
    for name in mails(since):
        with open(os.path.join(setting('mail_dir'), name), 'rb') as f:
            m = email.message_from_binary_file(f, policy=email.policy.default)
        text = m.get_body(('plain',)).get_content()
        if address in m['To']:
            answered = True
        elif address in text:
            told = True
    return answered, told


def test_who_gets_mail():
    """Any value of alert and autorespond is on or off, as PHP takes it."""
    def unexpected():
        return one('SELECT COUNT(*) FROM ost_syslog WHERE '
                   "log LIKE 'a%: Unexpected data%'")
    clean()
    before = unexpected()
    for i, (value, on) in enumerate((
            (None, False), (False, False), (0, False), ('0', False),
            ([], False), (True, True), ('false', True), (['a'], True),
            ({'a': None}, True))):
        for name in ('alert', 'autorespond'):
            since = time.time()
            address = f'{name}{i}.{time.time_ns()}@switch.example'
            a = request('POST', '/api/tickets.json',
                        {**ticket(email=address), name: value})
            assert a.status == 201, a
            assert wait_until(lambda: left() == 0 and one(
                'SELECT COUNT(*) FROM ost_oc_outbox') == '0', 20)
            want = (True, on) if name == 'alert' else (on, True)
            assert sent_for(address, since) == want, (name, value)
    assert unexpected() == before


def test_the_deliverer_is_on_its_own():
    clean()
    a = request('POST', '/api/tickets.json', ticket())
    assert a.status == 201, a
    assert wait_until(processes)
    for pid, stat in processes():
        fds = {fd: os.readlink(f'/proc/{pid}/fd/{fd}')
               for fd in os.listdir(f'/proc/{pid}/fd')}
        for fd in ('0', '1', '2'):
            assert fds[fd] == '/dev/null', fds
        with open(f'/proc/{pid}/environ') as f:
            environ = f.read()
        for word in ('HTTP_', 'REQUEST_', 'GATEWAY', 'REMOTE_'):
            assert word not in environ, environ
        session, group = int(stat[3]), int(stat[2])
        assert session == group and session != os.getsid(0), stat


def test_a_hanging_mail_server_delays_no_answer():
    clean()
    with Server(script=lambda s, w, a: HANG if w == 'CONNECT' else None) as s:
        with Settings(mail_dir=None, sendmail='/nonexistent'):
            account(s.port, email_id=1)
            mailtest.default_account(account(s.port, email_id=2))
            times = []
            for _ in range(5):
                start = time.time()
                a = request('POST', '/api/tickets.json', ticket())
                times.append(time.time() - start)
                assert a.status == 201, a
            assert wait_until(lambda: s.connections, 20)
            assert max(times) < 3, times
            clean()


def test_one_deliverer_for_many_requests():
    clean()
    answers = apitest.parallel(20, lambda i: request(
        'POST', '/api/tickets.json', ticket(email=f'u{i}@many.example')))
    assert all(a.status == 201 for a in answers), answers
    # A deliverer is two processes: itself and its witness.
    time.sleep(0.5)
    assert len(processes()) <= 2, processes()
    assert wait_until(lambda: left() == 0 and one(
        'SELECT COUNT(*) FROM ost_oc_outbox') == '0', 60)
    assert not [1 for _, stat in processes() if stat[0] == 'Z']


def test_cron_takes_what_is_left():
    clean()
    put(2)
    since = time.time() - 1
    before = len(mails(since))
    a = request('POST', '/api/tasks/cron', key=KEY_CRON)
    assert a.status == 200, a
    assert wait_until(lambda: left() == 0, 20)
    assert len(mails(since)) == before + 2


def test_what_is_due_later_is_not_forgotten():
    """A lease of one who died runs out while nobody asks for anything."""
    clean()
    put(1)
    sql("UPDATE ost_oc_mail SET lease='dead', "
        "lease_until=NOW() + INTERVAL 6 SECOND")
    request('POST', '/api/tickets.json', ticket())
    assert wait_until(lambda: left() == 0, 30)


def test_without_a_deliverer():
    """The programs alone, as where somebody forgot to upload it."""
    clean()
    folder = tempfile.mkdtemp()
    plain, apitest.CGI = apitest.CGI, folder
    try:
        for name in ('tickets.cgi', 'osticket-api.conf'):
            shutil.copy(os.path.join(plain, name), folder)
        code, a, err = cgi('tickets.cgi', 'POST', '/api/tickets.json',
                           ticket())
        assert (code, a.status) == (0, 201), (a, err)
        assert 'no deliverer of mail' in err, err
    finally:
        apitest.CGI = plain
        shutil.rmtree(folder)
    assert one('SELECT COUNT(*) FROM ost_oc_outbox') == '1'


def test_health_counts():
    clean()
    put(3)
    sql('UPDATE ost_oc_mail SET state=1 ORDER BY id LIMIT 1;'
        'UPDATE ost_oc_mail SET due=NOW() + INTERVAL 1 HOUR')
    a = request('GET', '/api/v2/health/ready')
    assert a.status == 200, a
    assert a.json['mail'] == {'waiting': 2, 'dead': 1}, a
    clean()


def test_the_deliverer_is_no_page():
    clean()
    put(1)
    a = request('GET', '/osticket-api/osticket-mail')
    assert a.status in (403, 404), a
    a = request('GET', '/osticket-api/osticket-mail?--once')
    assert a.status in (403, 404) and left() == 1, a
    clean()


def test_mail_costs_little():
    """A ticket takes at most 1.2 times as long with the deliverer there."""
    if os.environ.get('OC_BUILD') == 'sanitize':
        raise Skip('sanitizers measure something else')
    bare = tempfile.mkdtemp()
    full = apitest.CGI

    def create(folder):
        apitest.CGI = folder
        start = time.perf_counter()
        code, a, err = cgi('tickets.cgi', 'POST', '/api/tickets.json',
                           ticket())
        assert a.status == 201, (a, err)
        return time.perf_counter() - start

    try:
        for name in ('tickets.cgi', 'osticket-api.conf'):
            shutil.copy(os.path.join(full, name), bare)
        for attempt in range(4):
            clean()
            times = [(create(full), create(bare)) for _ in range(60)]
            mail, none = (statistics.median(t) * 1000 for t in zip(*times))
            print(f'     {mail:.1f} ms with, {none:.1f} ms without mail')
            if mail <= 1.2 * none:
                return
        raise AssertionError((mail, none))
    finally:
        apitest.CGI = full
        shutil.rmtree(bare)
