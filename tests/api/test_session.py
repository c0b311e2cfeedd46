"""test_session.py - whoever is logged in to osTicket's pages is known here.

The sessions are what osTicket 1.18.1 keeps (auth.md, 9).
"""
import hashlib
import os
import re
import time

from apitest import SOCKET, one, request, sql

CONF = os.path.join(os.path.dirname(SOCKET), 'ost-config.php')
ID = 'a6nppokbgmddmab14atlmoe2jn'
JSON = {'Content-Type': 'application/json'}
CSRF = '5c1c3e38065acf205f51936826f3d2412be99754'


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def salt():
    with open(CONF) as f:
        return re.search(r"'SECRET_SALT','([^']*)'", f.read()).group(1)


def string(s):
    return f's:{len(s)}:"{s}";'


def session(kind='staff', who=2, key='local:tess', age=0, token_of=None,
            extra='', expire='1 HOUR', ip='127.0.0.1'):
    """Keep a session; the header with its cookie."""
    t = int(time.time()) - age
    token = f'{md5(f"{t}{md5(salt())}{token_of or who}")}:{t}:{md5(ip)}'
    data = (f'csrf|a:2:{{s:5:"token";{string(CSRF)}s:4:"time";i:{t};}}'
            f'_auth|a:1:{{{string("staff" if kind == "staff" else "user")}'
            f'a:3:{{s:2:"id";i:{who};s:3:"key";{string(key)}s:3:"2fa";N;}}}}'
            f':token|a:1:{{{string("staff" if kind == "staff" else "client")}'
            f'{string(token)}}}{extra}')
    sql(f"REPLACE INTO ost_session SET session_id='{ID}', "
        f"session_data=X'{data.encode().hex()}', user_id='{who}', "
        f"user_ip='127.0.0.1', user_agent='', session_updated=NOW(), "
        f'session_expire=NOW() + INTERVAL {expire}')
    return {'Cookie': f'other=1; OSTSESSID={ID}'}


def me(headers):
    return request('GET', '/api/v2/auth/me', headers=headers, key=None)


def end():
    sql(f"DELETE FROM ost_session WHERE session_id='{ID}'")


def test_an_agent_and_a_user():
    try:
        a = me(session())
        assert a.status == 200, a
        assert 'tess' in a.text, a.text
        a = me(session('user', 1, 'client:1'))
        assert a.status == 200 and 'tutorial@example.com' in a.text, a
    finally:
        end()


def test_what_is_no_session():
    """9.4 and 9.5: altered, over, retired, of nobody."""
    now = int(time.time())
    try:
        for changes in ({'token_of': 1}, {'key': 'local:liam'},
                        {'who': 999, 'key': 'local:nobody'},
                        {'who': 9, 'key': 'local:gus'},  # not active
                        {'age': 31 * 60}, {'expire': '-1 SECOND'},
                        {'extra': f'TTD|i:{now - 5};'},
                        {'kind': 'user', 'who': 8, 'key': 'client:8'},
                        {'kind': 'user', 'who': 999, 'key': 'client:999'}):
            a = me(session(**changes))
            assert a.status == 401, (changes, a)
        # one that is about to retire is still good
        assert me(session(extra=f'TTD|i:{now + 60};')).status == 200
        for cookie in ('OSTSESSID=', f'OSTSESSID={ID[:-1]}x',
                       "OSTSESSID=x' OR 1", f'ostsessid={ID}'):
            a = me({'Cookie': cookie})
            assert a.status == 401, (cookie, a)
    finally:
        end()


def test_changes_want_the_token():
    """9.6: a page elsewhere must not act for who is logged in."""
    body = {'name': 'by a session', 'scopes': ['tickets:read']}
    before = one('SELECT COUNT(*) FROM ost_oc_api_token')
    try:
        for token in (None, '', 'wrong', CSRF[:-1], CSRF.upper()):
            headers = {**session(), **JSON}
            if token is not None:
                headers['X-CSRFToken'] = token
            a = request('POST', '/api/v2/auth/tokens', body, headers,
                        key=None)
            assert a.status == 403, (token, a)
            assert 'CSRF' in a.text, a
        assert one('SELECT COUNT(*) FROM ost_oc_api_token') == before
        a = request('POST', '/api/v2/auth/tokens', body,
                    {**session(), **JSON, 'X-CSRFToken': CSRF}, key=None)
        assert a.status == 201, a
    finally:
        end()


def test_it_is_not_kept_alive():
    """9.5: PHP's own row is read and never written."""
    try:
        headers = session(age=90)
        kept = sql('SELECT MD5(session_data), session_expire, '
                   "session_updated FROM ost_session WHERE "
                   f"session_id='{ID}'")
        assert me(headers).status == 200
        assert sql('SELECT MD5(session_data), session_expire, '
                   "session_updated FROM ost_session WHERE "
                   f"session_id='{ID}'") == kept
    finally:
        end()


def test_what_bars_an_agent():
    """9.4: offline, and a password to be changed."""
    try:
        headers = session()
        sql("UPDATE ost_config SET value='0' WHERE namespace='core' AND "
            "`key`='isonline'")
        assert me(headers).status == 403, me(headers)
        # administrators may
        a = me(session(who=1, key='local:admin'))
        assert a.status == 200, a
        sql("UPDATE ost_config SET value='1' WHERE namespace='core' AND "
            "`key`='isonline'")
        a = me(session(who=8, key='local:paula'))
        assert a.status == 403 and 'password' in a.text.lower(), a
    finally:
        sql("UPDATE ost_config SET value='1' WHERE namespace='core' AND "
            "`key`='isonline'")
        end()


def test_other_credentials_go_first():
    try:
        headers = session()
        headers['Authorization'] = 'Bearer nonsense'
        assert me(headers).status == 401
    finally:
        end()
