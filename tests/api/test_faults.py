"""test_faults.py - the database fails at each call in turn, or we do.

Needs programs built with --enable-faults (OC_FAULT_CGI says where).
"""
import os
import subprocess
import time

import apitest
from apitest import (Skip, cgi, check_invariants, counts, one, request, sql,
                     ticket)


def fault_cgi(fault, **changes):
    where = os.environ.get('OC_FAULT_CGI')
    if not where:
        raise Skip('no build with faults')
    plain, apitest.CGI = apitest.CGI, where
    try:
        return cgi('tickets.cgi', 'POST', '/api/tickets.json',
                   ticket(**changes), env={'OC_FAULT': fault})
    finally:
        apitest.CGI = plain


def request_for(fault):
    """A request that touches every table, by a user who is new."""
    return dict(email=f'{fault.replace(":", "")}@fault.example',
                subject='Fault ' + fault, topicId=1, ccs=[2],
                attachments=[{'f.txt': 'data:,' + fault}])


def made(fault):
    return int(one("SELECT COUNT(*) FROM ost_ticket__cdata WHERE "
                   f"subject='Fault {fault}'"))


def each_call(kind, check):
    """Let fault `kind` strike at call 1, 2, … until one is never reached."""
    for n in range(1, 200):
        fault = f'{kind}:{n}'
        code, a, err = fault_cgi(fault, **request_for(fault))
        check_invariants()
        if not check(fault, code, a, err):
            return n
    raise AssertionError('there is no end of calls')


# Calls after the COMMIT: is a deliverer of mail at work?
AFTERWARDS = 1


def test_killed_before_each_call():
    left = []

    def check(fault, code, a, err):
        if code == 0:
            assert a.status == 201, (fault, a, err)
            return False
        assert code == -9, (fault, code, err)
        if made(fault):
            left.append(fault)
        return True

    last = each_call('kill', check)
    assert last > 20
    # Nothing but what comes after the COMMIT leaves a ticket, a whole one.
    assert left == [f'kill:{last - AFTERWARDS}'], left


def test_killed_after_each_call():
    committed = []

    def check(fault, code, a, err):
        if code == 0:
            assert a.status == 201, (fault, a, err)
            return False
        if made(fault):
            committed.append(fault)
        return True

    last = each_call('after', check)
    # From the COMMIT on there is a ticket.
    assert committed == [f'after:{n}' for n in
                         range(last - 1 - AFTERWARDS, last)], committed


def test_connection_lost_at_each_call():
    def check(fault, code, a, err):
        assert code == 0, (fault, code, err)
        if a.status == 503:
            assert 'retry-after' in a.headers
            assert made(fault) == 0, f'{fault} answered 503 and made a ticket'
        else:
            assert a.status == 201, (fault, a, err)
            assert made(fault) == 1, fault
        return 'database' in err

    assert each_call('lost', check) > 20


def test_deadlock_at_each_call():
    def check(fault, code, a, err):
        assert code == 0, (fault, code, err)
        if a.status == 503:  # before there is anything to try again
            assert made(fault) == 0
            return True
        assert a.status == 201, (fault, a, err)
        assert made(fault) == 1, fault
        return int(fault.split(':')[1]) < 80

    assert each_call('deadlock', check) > 20


def test_killed_connections():
    """KILL every connection again and again while tickets are made."""
    before = int(one('SELECT COUNT(*) FROM ost_ticket'))
    stop = []

    def killer():
        while not stop:
            for row in sql("SELECT id FROM information_schema.processlist "
                           "WHERE user='osticket'"):
                try:
                    sql(f'KILL {row[0]}')
                except AssertionError:
                    pass  # it has gone by itself

    import threading
    t = threading.Thread(target=killer)
    t.start()
    try:
        answers = apitest.parallel(40, lambda i: request(
            'POST', '/api/tickets.json', ticket(), timeout=120))
    finally:
        stop.append(1)
        t.join()
    statuses = [getattr(a, 'status', a) for a in answers]
    assert set(statuses) <= {201, 503}, statuses
    made_now = int(one('SELECT COUNT(*) FROM ost_ticket')) - before
    # An answer may be lost after a COMMIT whose fate we cannot know.
    assert made_now >= statuses.count(201), (made_now, statuses)
    check_invariants()


def take_all_connections():
    """Clients that hold them, until one is refused."""
    held = []
    while not held or held[-1].poll() is None:
        held.append(subprocess.Popen(
            ['mariadb', '--no-defaults', f'--socket={apitest.SOCKET}',
             '-uosticket', '-pdemo', 'osticket', '-e', 'SELECT SLEEP(30)'],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        time.sleep(0.2)
    return held


def test_no_connection_left():
    limit = one('SELECT @@max_connections')
    sql('SET GLOBAL max_connections = 10')
    held = []
    try:
        # A deliverer of mail that ends may give one back.
        for _ in range(4):
            held += take_all_connections()
            # Without a web server: a FastCGI process has its connection.
            code, a, err = apitest.cgi('health.cgi', path='/api/v2/health')
            if a.status == 503:
                break
        assert (code, a.status) == (0, 503), (a, err)
        code, a, err = apitest.cgi(
            'tickets.cgi', 'POST', '/api/tickets.json', ticket())
        assert (code, a.status) == (0, 503) and 'retry-after' in a.headers, a
        assert 'connection' not in a.text.lower(), a
    finally:
        for p in held:
            p.kill()
            p.wait()
        assert apitest.wait_until(lambda: not isinstance(
            try_sql(f'SET GLOBAL max_connections = {limit}'), Exception))
    a = request('POST', '/api/tickets.json', ticket())
    assert a.status == 201, a
    check_invariants()


def try_sql(text):
    try:
        return sql(text)
    except AssertionError as e:
        return e


def test_a_table_of_ours_is_made_when_it_is_missing():
    sql('DROP TABLE IF EXISTS ost_oc_outbox, ost_oc_schema')
    before = counts()
    a = request('POST', '/api/tickets.json', ticket())
    assert a.status == 201, a
    # The job may have been done already.
    assert one('SELECT COUNT(*) FROM ost_oc_outbox') in ('0', '1')
    assert int(one('SELECT MAX(step) FROM ost_oc_schema')) > 0
    assert counts()['ticket'] == before['ticket'] + 1


def test_without_the_right_to_create_tables():
    sql("DROP TABLE IF EXISTS ost_oc_outbox, ost_oc_schema;"
        "REVOKE ALL ON osticket.* FROM osticket@localhost;"
        "GRANT SELECT, INSERT, UPDATE, DELETE ON osticket.* TO "
        "osticket@localhost")
    try:
        code, a, err = cgi('tickets.cgi', 'POST', '/api/tickets.json',
                           ticket())
        assert (code, a.status) == (0, 201), (a, err)
        assert 'no mail is sent' in err, err
        check_invariants()
    finally:
        sql('GRANT ALL ON osticket.* TO osticket@localhost')
