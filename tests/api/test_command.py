"""test_command.py - osticket-api, the admin command."""
import os
import re
import subprocess

import apitest
from apitest import CGI, SOCKET, Skip, one, request, sql, wait_until

CONF = os.path.join(os.path.dirname(SOCKET), 'ost-config.php')
PROGRAM = os.path.join(CGI, '..', 'usr', 'bin', 'osticket-api')


def run(*words, stdin=b'', **env):
    """(exit status, standard output, standard error)"""
    if not os.path.exists(PROGRAM):
        raise Skip('osticket-api is not installed here')
    e = {'OSTICKET_CONFIG': CONF, 'PATH': os.environ['PATH'],
         'MAIL_DIR': os.path.join(os.path.dirname(SOCKET), 'mail')}
    e.update({k: v for k, v in os.environ.items() if k.endswith('_OPTIONS')})
    e.update(env)
    p = subprocess.run([PROGRAM, *words], input=stdin, capture_output=True,
                       env=e, timeout=60)
    return p.returncode, p.stdout.decode(), p.stderr.decode()


def test_help_and_mistakes():
    status, out, _ = run('--help')
    assert status == 0 and 'osticket-api doctor' in out, out
    status, out, _ = run('--version')
    assert status == 0 and re.fullmatch(r'osticket-cgi [\d.]+\n', out), out
    for words in ([], ['dance'], ['tokens'], ['tokens', 'create'],
                  ['tokens', 'activate'], ['mail'], ['mail', 'show', 'x'],
                  ['tokens', 'create', '--name', 'n', '--user', 'admin',
                   '--expires-days', '-1']):
        status, out, err = run(*words)
        assert status == 64 and err and not out, (words, status, out, err)


def test_doctor():
    status, out, err = run('doctor')
    assert 'the database answers' in out, (out, err)
    assert 'our own tables are there' in out, out
    status, out, _ = run('doctor', DB_PASSWORD='wrong')
    assert status == 1 and 'FAULT the database does not answer' in out, out
    assert 'wrong' not in out, out
    status, out, err = run('doctor', OSTICKET_CONFIG='/nowhere.php')
    assert status == 1, (out, err)
    status, out, _ = run('doctor', JWT_SECRET='short')
    assert status == 1 and 'FAULT jwt_secret' in out, out
    assert 'short\n' not in out, out


def test_doctor_on_many_tickets():
    assert 'tip ' not in run('doctor')[1]
    sql("INSERT INTO ost_ticket (number, created, updated) "
        "SELECT CONCAT('many', seq), NOW(), NOW() "
        'FROM seq_1_to_10001')
    try:
        status, out, _ = run('doctor')
        assert 'tip   all 100' in out and 'ADD INDEX' in out, out
        advice = re.search('ALTER TABLE.*', out).group()
        sql(advice)
        assert 'tip ' not in run('doctor')[1]
    finally:
        sql("DELETE FROM ost_ticket WHERE number LIKE 'many%'; "
            'ALTER TABLE ost_ticket DROP INDEX IF EXISTS number')


def test_migrate():
    sql('DROP TABLE ost_oc_rate; DELETE FROM ost_oc_schema')
    status, out, _ = run('doctor')
    assert status == 1 and 'run osticket-api migrate' in out, out
    status, out, err = run('migrate')
    assert status == 0 and 'step' in out, (out, err)
    assert one('SELECT COUNT(*) FROM ost_oc_rate') == '0'


def test_without_the_right_to_make_tables():
    sql("CREATE USER IF NOT EXISTS poor@localhost IDENTIFIED BY 'poor'; "
        "GRANT SELECT, INSERT, UPDATE, DELETE ON osticket.* TO "
        'poor@localhost')
    sql('DROP TABLE ost_oc_rate; DELETE FROM ost_oc_schema')
    try:
        status, _, err = run('migrate', DB_USER='poor', DB_PASSWORD='poor')
        assert status == 1 and 'may not make tables' in err, err
    finally:
        assert run('migrate')[0] == 0
        sql('DROP USER poor@localhost')


def test_tokens():
    status, out, err = run('tokens', 'create', '--name', 'a script', '--user',
                           'tess', '--expires-days', '3', '--scope',
                           'tickets:read,users:read')
    assert status == 0, err
    token = out.strip()
    assert re.fullmatch(r'oct_\w+', token), out
    number = re.search(r'token (\d+)', err).group(1)
    bearer = {'Authorization': 'Bearer ' + token}
    a = request('GET', '/api/v2/auth/me', headers=bearer, key=None)
    assert a.json['data']['scopes'] == ['tickets:read', 'users:read'], a
    assert token not in run('tokens', 'list')[1]
    assert 'a script' in run('tokens', 'list')[1]
    assert run('tokens', 'deactivate', number)[0] == 0
    a = request('GET', '/api/v2/auth/me', headers=bearer, key=None)
    assert a.status == 401, a
    assert run('tokens', 'activate', token)[0] == 0
    a = request('GET', '/api/v2/auth/me', headers=bearer, key=None)
    assert a.status == 200, a
    for words in (['--user', 'nobody'], ['--user', 'tess', '--scope', 'no']):
        status, out, err = run('tokens', 'create', '--name', 'x', *words)
        assert status == 1 and err and not out, (words, out, err)
    assert run('tokens', 'deactivate', '999999')[0] == 1
    sql(f'DELETE FROM ost_oc_api_token WHERE id={number}')


def dead_mail():
    sql("INSERT INTO ost_oc_mail SET job_id=0, sender='a@example.com', "
        "recipients='b@example.com', message_id='<x@y>', subject='Given up',"
        "content='Subject: Given up\\r\\n\\r\\nText', state=1, attempts=9, "
        "due=NOW(), created=NOW(), error='the server said no'")
    return one('SELECT MAX(id) FROM ost_oc_mail')


def test_mail():
    wait_until(lambda: one('SELECT COUNT(*) FROM ost_oc_mail') == '0')
    number = dead_mail()
    status, out, _ = run('mail', 'queue')
    assert status == 0 and 'dead' in out and 'the server said no' in out, out
    status, out, _ = run('mail', 'show', number)
    assert status == 0 and 'Subject: Given up' in out, out
    assert run('mail', 'show', '999999')[0] == 1
    status, out, _ = run('doctor')
    assert status == 1 and '1 mails were given up' in out, out
    status, out, _ = run('mail', 'retry', number)
    assert status == 0 and out.startswith('1 '), out
    # A deliverer that was there already may have sent it by now.
    assert one(f'SELECT state FROM ost_oc_mail WHERE id={number}') in \
        ('0', None)
    assert run('cron')[0] == 0
    assert wait_until(lambda: one('SELECT COUNT(*) FROM ost_oc_mail') == '0')
    dead_mail()
    status, out, _ = run('mail', 'purge')
    assert status == 0 and out == '1 deleted\n', out
    assert run('mail', 'queue')[1] == 'nothing waits\n'


def test_pipe():
    mail = (b'From: Pia Piper <pia@piped.example>\r\nTo: help@example.com\r\n'
            b'Subject: Through the pipe\r\nMessage-ID: <one@piped.example>\r\n'
            b'\r\nIs this the way?\r\n')
    status, out, err = run('pipe', stdin=mail)
    assert status == 0, (out, err)
    number = one("SELECT number FROM ost_ticket t JOIN ost_ticket__cdata c "
                 "USING (ticket_id) WHERE c.subject='Through the pipe'")
    assert number
    # The same again is known.
    assert run('pipe', stdin=mail)[0] == 0
    assert one("SELECT COUNT(*) FROM ost_ticket__cdata WHERE "
               "subject='Through the pipe'") == '1'
    assert run('pipe', stdin=b'')[0] == 66
    assert run('pipe', stdin=mail, DB_PASSWORD='wrong')[0] == 75
    apitest.check_invariants()
