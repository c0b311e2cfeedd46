"""test_command_faults.py - what osticket-api says of what is wrong."""
import os
import re
import tempfile

from apitest import cgi, one, sql
from test_command import CONF, dead_mail, run


def doctor(fault, **env):
    status, out, err = run('doctor', **env)
    assert status == 1, (out, err)
    assert any(line.startswith('FAULT ') and fault in line
               for line in out.splitlines()), (fault, out)
    return out


def changed(pattern, by):
    """The demo's ost-config.php with something else in it."""
    with open(CONF) as f:
        text = re.sub(pattern, by, f.read())
    f = tempfile.NamedTemporaryFile('w', suffix='.php')
    f.write(text)
    f.flush()
    return f


def test_doctor_on_settings():
    with changed("'ost_'", "'nothing_'") as f:
        doctor("osTicket's tables cannot be read", OSTICKET_CONFIG=f.name)
    with changed("'SECRET_SALT','[^']*'", "'SECRET_SALT',''") as f:
        doctor('has no SECRET_SALT', OSTICKET_CONFIG=f.name)
        os.chmod(f.name, 0o646)
        doctor('can be changed by everybody', OSTICKET_CONFIG=f.name)
    with changed(r"define\('SECRET_SALT','[^']*'\);", '') as f:
        doctor('has no SECRET_SALT', OSTICKET_CONFIG=f.name)
    out = run('doctor', CORS_ORIGINS='*')[1]
    assert 'pages of every origin may read answers' in out, out


def test_doctor_on_the_desk():
    sql("UPDATE ost_config SET value='0' WHERE `key`='isonline'")
    try:
        doctor('the help desk is offline')
    finally:
        sql("UPDATE ost_config SET value='1' WHERE `key`='isonline'")
    sql('INSERT INTO ost_oc_schema SET step=1000, applied=NOW()')
    try:
        doctor('those of a newer release')
    finally:
        sql('DELETE FROM ost_oc_schema WHERE step=1000')


def test_mistakes_say_what_is_wanted():
    for words in (['mail', 'show'], ['mail', 'show', '1', '2'],
                  ['mail', 'retry', 'x'], ['mail', 'purge', '0'],
                  ['mail', 'dance'], ['tokens', 'deactivate'],
                  ['tokens', 'create', '--name', 'n']):
        status, out, err = run(*words)
        assert status == 64 and err and not out, (words, status, out, err)
    for words, text in (
            (['tokens', 'create', '--name', 'n', '--user', 'nobody at all'],
             'there is no agent or user "nobody at all"'),
            (['tokens', 'deactivate', '999999'], ''),
            (['mail', 'show', '999999'], '')):
        status, out, err = run(*words)
        assert status == 1 and not out, (words, out)
        assert err.startswith('osticket-api: ') and text in err, err


def test_only_those_that_were_named():
    first, second = dead_mail(), dead_mail()
    try:
        status, out, _ = run('mail', 'purge', first)
        assert (status, out) == (0, '1 deleted\n'), out
        left = [r[0] for r in sql('SELECT id FROM ost_oc_mail WHERE '
                                  'state=1')]
        assert second in left and first not in left, left
    finally:
        run('mail', 'purge')


def test_errors_in_each_dialect():
    """api.md: an error has the shape of the path that was asked for."""
    _, a, _ = cgi('health.cgi', 'POST', '/health')
    assert a.status == 405 and set(a.json) == {'detail'}, a
    _, a, _ = cgi('health.cgi', 'GET', '/health')
    assert a.json == {'status': 'ok', 'database': 'ok'}, a
    _, a, _ = cgi('health.cgi', 'GET', '/health', env={
        'DB_PASSWORD': 'wrong'})
    assert a.status == 503 and a.json == {'status': 'error',
                                          'database': 'error'}, a
    _, a, _ = cgi('health.cgi', 'GET', '/api/tickets/nothing')
    assert a.status == 404, a
    assert set(a.json) == {'success', 'error', 'timestamp'}, a
    assert a.json['success'] is False
    assert one('SELECT 1') == '1'
