"""test_flow.py - who gets in, and as whom."""
import time

import apitest
from apitest import check_invariants, one, request, sql

from oidctest import (APP, Login, fragment, login, path, refused, who, world)

TESS = {'email': 'tess@library.example', 'email_verified': True}
MARIA = {'email': 'maria.santos@home.example', 'email_verified': True}


def test_an_agent_by_verified_address():
    w = world()
    sql("UPDATE ost_staff SET lastlogin=NULL WHERE staff_id=2; REPLACE INTO "
        "ost_config SET namespace='pwreset', `key`='oidc-test', value='2';")
    w.liar.claims = TESS
    assert who(login(type='staff')) == 'staff:2'
    assert sql('SELECT provider, issuer, subject, kind, owner_id, email, '
               'last_login IS NOT NULL FROM ost_oc_identity;') == [
        ['liar', w.liar.issuer, 'sub-1', 'S', '2', 'tess@library.example',
         '1']]
    assert one('SELECT lastlogin IS NOT NULL FROM ost_staff '
               'WHERE staff_id=2;') == '1'
    assert one("SELECT COUNT(*) FROM ost_config WHERE namespace='pwreset' "
               "AND `key`='oidc-test';") == '0'
    assert sql('SELECT kind, owner_id, provider FROM ost_oc_login '
               'ORDER BY id DESC LIMIT 1;') == [['S', '2', 'liar']]
    assert one('SELECT COUNT(*) FROM ost_oc_oidc_state;') == '0'


def test_from_then_on_the_subject_counts():
    w = world()
    w.liar.claims = TESS
    who(login())
    for claims in ({'email': 'liam@library.example', 'email_verified': True},
                   {'email_verified': False}, {}):
        w.liar.claims = claims
        assert who(login()) == 'staff:2', claims
    assert one('SELECT COUNT(*) FROM ost_oc_identity;') == '1'


def test_a_user_by_any_address_of_his():
    w = world()
    w.liar.claims = MARIA
    assert who(login(type='user')) == 'user:2'
    assert who(login()) == 'user:2'


def test_case_of_the_address_does_not_count():
    w = world()
    w.liar.claims = {'email': 'TESS@Library.example', 'email_verified': True}
    assert who(login()) == 'staff:2'


def test_one_subject_may_be_agent_and_user():
    w = world()
    sql("UPDATE ost_user_email SET address='tess@library.example' "
        "WHERE id=11;")
    try:
        w.liar.claims = TESS
        assert who(login()) == 'staff:2'
        assert who(login(type='user')) == 'user:2'
        assert who(login()) == 'staff:2'
        assert one('SELECT COUNT(*) FROM ost_oc_identity;') == '2'
    finally:
        sql("UPDATE ost_user_email SET address='maria.santos@home.example' "
            "WHERE id=11;")


def test_es256():
    w = world()
    w.liar.keys = [w.ec]
    w.liar.key = w.ec
    w.liar.claims = TESS
    assert who(login()) == 'staff:2'


def test_the_address_may_come_from_userinfo():
    w = world()
    w.liar.userinfo = {'sub': 'sub-1', **TESS}
    assert who(login()) == 'staff:2'
    w = world()
    w.liar.userinfo = {'sub': 'sub-2', **TESS}
    refused(login(), 403)
    w.liar.userinfo = {'sub': 'sub-1', 'email': 'tess@library.example'}
    refused(login(), 403)


def test_an_address_that_proves_nothing():
    w = world()
    mail = 'tess@library.example'
    for claims in ({'email': mail}, {'email': mail, 'email_verified': False},
                   {'email': mail, 'email_verified': 'false'},
                   {'preferred_username': mail},
                   {'email': 'nobody@library.example',
                    'email_verified': True},
                   # To the database's collation these are the same.
                   {'email': 't\u00e9ss@library.example',
                    'email_verified': True},
                   {'email': 'te\u00dfs@library.example',
                    'email_verified': True},
                   {'email': "tess@library.example' OR '1'='1",
                    'email_verified': True},
                   {'email': '%@library.example', 'email_verified': True},
                   {}):
        w.liar.claims = claims
        refused(login(), 403, 'AUTHORIZATION_ERROR')
    assert one('SELECT COUNT(*) FROM ost_oc_identity;') == '0'


def test_a_trusted_provider_need_not_say_verified():
    w = world()
    w.configure('oidc.liar.trust_email = yes')
    for claims in ({'email': 'tess@library.example'},
                   {'preferred_username': 'tess@library.example'}):
        w.liar.claims = claims
        assert who(login()) == 'staff:2'
        sql('DELETE FROM ost_oc_identity;')
    w.liar.claims = {'email': 'tess@library.example', 'email_verified': False}
    refused(login(), 403)


def test_without_link_by_email_nobody_is_linked():
    w = world()
    w.other.claims = TESS
    refused(login('other'), 403, 'AUTHORIZATION_ERROR')


def test_another_subject_with_the_address_of_one_linked():
    w = world()
    w.liar.claims = TESS
    who(login())
    w.liar.claims = dict(TESS, sub='sub-2')
    a = refused(login(), 403)
    assert 'another login' in a.json['error']['message']
    # Another provider's word is its own.
    w.configure('oidc.other.link_by_email = yes')
    w.other.claims = TESS
    assert who(login('other')) == 'staff:2'


def test_accounts_that_may_not_log_in():
    w = world()
    for mail, why in (
            ('gus@library.example', 'Access Denied. Contact Admin'),
            ('paula@library.example', 'Password change required to continue'),
            ('felix@friends.example', 'Account confirmation required'),
            ('grace@patron.example', 'Account is administratively locked'),
            ('ivy@patron.example', 'Password change required to continue'),
            ('henry@patron.example', 'This user has no account')):
        w.liar.claims = {'email': mail, 'email_verified': True}
        a = refused(login(), 403, 'AUTHORIZATION_ERROR')
        assert a.json['error']['message'] == why, (mail, a)
    assert one('SELECT COUNT(*) FROM ost_oc_identity;') == '0'


def test_an_account_that_is_locked_later():
    w = world()
    w.liar.claims = TESS
    who(login())
    sql('UPDATE ost_staff SET isactive=0 WHERE staff_id=2;')
    try:
        refused(login(), 403)
    finally:
        sql('UPDATE ost_staff SET isactive=1 WHERE staff_id=2;')


def test_an_account_bound_to_a_backend_of_osticket():
    w = world()
    w.liar.claims = TESS
    sql("UPDATE ost_staff SET backend='ldap.p1i1' WHERE staff_id=2;")
    try:
        a = refused(login(), 403)
        assert 'does not log in this way' in a.text
        w.configure('oidc.liar.backends = oauth2.agent.p2i1 ldap.p1i1')
        assert who(login()) == 'staff:2'
    finally:
        sql('UPDATE ost_staff SET backend=NULL WHERE staff_id=2;')


def test_a_link_to_an_account_that_is_gone():
    w = world()
    w.liar.claims = TESS
    who(login())
    sql('UPDATE ost_oc_identity SET owner_id=99999;')
    assert who(login()) == 'staff:2'
    assert one('SELECT owner_id FROM ost_oc_identity;') == '2'


def test_users_are_made_where_the_site_wants_them():
    w = world()
    sql("DELETE FROM ost_user_account WHERE user_id=9;")
    mail = f'newcomer{time.time_ns()}@example.com'
    w.maker.claims = {'email': mail, 'sub': 'new',
                      'email_verified': True, 'name': 'Comer, New<script>x</script>'}
    a = who(login('maker'))
    row = sql("SELECT u.id, u.name, a.status, a.passwd FROM ost_user u JOIN "
              "ost_user_email e ON e.user_id=u.id JOIN ost_user_account a ON "
              f"a.user_id=u.id WHERE e.address='{mail}';")
    assert len(row) == 1 and a == f'user:{row[0][0]}', row
    assert row[0][1:] == ['New Comer', '1', None], row
    assert who(login('maker')) == a
    # A guest gets an account, an agent does not get in as a user.
    w.maker.claims = {'email': 'henry@patron.example', 'sub': 'henry',
                      'email_verified': True}
    assert who(login('maker')) == 'user:9'
    w.maker.claims['email_verified'] = False
    w.maker.claims['sub'] = 'someone'
    refused(login('maker'), 403)
    check_invariants()
    sql("DELETE FROM ost_user_account WHERE user_id=9;")


def test_no_users_are_made_where_registration_is_disabled():
    w = world()
    sql("UPDATE ost_config SET value='disabled' WHERE "
        "`key`='client_registration';")
    w.maker.claims = {'email': 'late@example.com', 'email_verified': True}
    try:
        refused(login('maker'), 403)
        assert one("SELECT COUNT(*) FROM ost_user_email WHERE "
                   "address='late@example.com';") == '0'
    finally:
        sql("UPDATE ost_config SET value='public' WHERE "
            "`key`='client_registration';")


def test_the_tokens_at_a_listed_address():
    w = world()
    w.liar.claims = TESS
    a = login(type='staff', return_to=APP)
    f = fragment(a)
    assert set(f) == {'access_token', 'refresh_token', 'token_type',
                      'expires_in'}, f
    assert a.body == b'' and a.headers['referrer-policy'] == 'no-referrer'
    w.liar.claims = {}
    sql('DELETE FROM ost_oc_identity;')
    f = fragment(login(return_to=APP))
    assert set(f) == {'error', 'error_description'}, f
    assert f['error'] == 'AUTHORIZATION_ERROR', f


def test_what_the_provider_is_asked():
    w = world()
    start = Login(type='user')
    q = start.query
    assert start.url.startswith(w.liar.issuer + '/auth?')
    assert q['response_type'] == 'code' and q['client_id'] == 'desk'
    assert q['code_challenge_method'] == 'S256'
    assert q['scope'] == 'openid email profile'
    assert q['redirect_uri'] == apitest.URL + path('liar', 'callback')
    assert all(len(q[k]) == 43 for k in ('state', 'nonce', 'code_challenge'))
    assert len({q['state'], q['nonce'], q['code_challenge']}) == 3
    name, _, rest = start.set_cookie.partition('=')
    assert name.startswith('oc_oidc_'), start.set_cookie
    assert rest[43:] == '; Path=/; Max-Age=600; HttpOnly; SameSite=Lax'
    assert Login().query['state'] != q['state']
    # The database knows neither secret.
    dump = repr(sql('SELECT * FROM ost_oc_oidc_state;'))
    assert q['state'] not in dump and rest[:43] not in dump


def test_with_tls_the_cookie_is_pinned_to_the_host():
    w = world()
    w.configure(public_url='https://desk.example')
    start = Login()
    assert start.set_cookie.startswith('__Host-oc_oidc_'), start.set_cookie
    assert start.set_cookie.endswith('; Secure'), start.set_cookie
    assert start.query['redirect_uri'] == (
        'https://desk.example' + path('liar', 'callback'))
    w.configure(public_url='http://desk.example/')
    refused(request('GET', path('liar', 'login'), key=None), 500)


def test_the_cookie_is_taken_away_at_the_end():
    w = world()
    w.liar.claims = TESS
    start = Login()
    a = start.end()
    name = start.cookie.split('=')[0]
    assert a.headers['set-cookie'].startswith(f'{name}=; Path=/; Max-Age=0')


def test_two_tabs_log_in_side_by_side():
    w = world()
    w.liar.claims = TESS
    one_, two = Login(), Login()
    both = f'{one_.cookie}; {two.cookie}'
    assert who(one_.end(cookie=both)) == 'staff:2'
    assert who(two.end(cookie=both)) == 'staff:2'


def test_which_logins_there_are():
    world()
    for provider in ('none', 'LIAR', 'osticket', 'liar.issuer', '-'):
        refused(request('GET', path(provider, 'login'), key=None), 404)
    refused(request('GET', path('maker', 'login?type=staff'), key=None), 404)
    refused(request('GET', path('liar', 'login?type=boss'), key=None), 422)
    refused(request('GET', path('liar', 'login?type=staff&type=user'),
                    key=None), 400)
    refused(request('POST', path('liar', 'login'), key=None), 405)
    for what in ('login', 'callback'):
        a = request('HEAD', path('liar', what), key=None)
        assert a.status == 405 and 'GET' in a.headers['allow'], a


def test_logins_are_noted():
    w = world()
    sql('DELETE FROM ost_oc_audit;')
    w.liar.claims = TESS
    who(login())
    w.liar.claims = {'sub': 'stranger'}
    refused(login(), 403)
    rows = sql('SELECT actor_kind, actor_id, action, outcome FROM '
               'ost_oc_audit ORDER BY id;')
    assert [r[1:] for r in rows] == [['2', 'login', 'ok'],
                                     ['0', 'login', 'denied']], rows


def test_attempts_are_limited():
    w = world()
    w.configure('rate_limit_login = 3')
    sql('DELETE FROM ost_oc_rate;')
    try:
        answers = [request('GET', path('liar', 'login'), key=None)
                   for _ in range(5)]
        assert [a.status for a in answers] == [302] * 3 + [429] * 2
        assert int(answers[-1].headers['retry-after']) > 0
    finally:
        sql('DELETE FROM ost_oc_rate;')
