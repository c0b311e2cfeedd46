"""test_hostile.py - a provider that lies, and browsers that do."""
import json
import time
import urllib.parse

from apitest import cgi, one, parallel, request, sql

from oidctest import (APP, Login, b64, login, path, refused, fragment, who,
                      world)

TESS = {'email': 'tess@library.example', 'email_verified': True}


def honest():
    w = world()
    w.liar.claims = dict(TESS)
    assert who(login()) == 'staff:2'
    return w


def test_a_state_that_is_not_ours():
    w = honest()
    start = Login()
    for state in ('x', '', None, start.query['state'][:-1],
                  start.query['state'] + 'A', 'a' * 5000, "' OR 1=1 -- ",
                  start.query['nonce']):
        refused(start.end(state=state), 400, 'BAD_REQUEST')
    assert who(start.end()) == 'staff:2'
    refused(request('GET', path('liar', 'callback'), key=None), 400)
    w.liar.calls.clear()
    refused(request('GET', path('liar', 'callback?state=x&code=y'),
                    key=None), 400)
    assert w.liar.calls == []


def test_a_state_is_good_for_once():
    honest()
    start = Login()
    assert who(start.end()) == 'staff:2'
    refused(start.end(), 400, 'BAD_REQUEST')


def test_a_state_expires():
    honest()
    start = Login()
    sql('UPDATE ost_oc_oidc_state SET expires=NOW() - INTERVAL 1 SECOND;')
    refused(start.end(), 400, 'BAD_REQUEST')
    Login()
    assert one('SELECT COUNT(*) FROM ost_oc_oidc_state;') == '1'


def test_a_state_belongs_to_its_browser():
    honest()
    mine, theirs = Login(), Login()
    name = mine.cookie.split('=')[0]
    refused(mine.end(cookie=None), 400)
    refused(mine.end(), 400)  # it is gone by now
    for cookie in (theirs.cookie, f'{name}=', f'{name}=x', name,
                   f'x{mine.cookie}', f'{name}=' + theirs.cookie[-43:],
                   f'{name}=x; {mine.cookie}'):
        mine = Login()
        name = mine.cookie.split('=')[0]
        refused(mine.end(cookie=cookie.replace(
            cookie.split('=')[0], name)
            if cookie.startswith('oc_oidc') and cookie != theirs.cookie
            and '; ' not in cookie else cookie), 400)


def test_a_state_belongs_to_its_provider():
    w = honest()
    start = Login()
    w.other.calls.clear()
    refused(start.end(provider='other'), 400, 'BAD_REQUEST')
    assert w.other.calls == []


def test_of_many_callbacks_at_once_one_gets_in():
    w = honest()
    start = Login()
    code = w.liar.authorize(start.query)
    answers = parallel(8, lambda i: start.end(code=code))
    assert sorted(a.status for a in answers) == [200] + [400] * 7, answers


def test_parameters_come_once():
    w = honest()
    start = Login()
    code = w.liar.authorize(start.query)
    q = urllib.parse.urlencode({'state': start.query['state'], 'code': code})
    for more in ('&code=x', '&state=x', '&iss=a&iss=b', '&error=a&error=b'):
        refused(request('GET', path('liar', 'callback?') + q + more, key=None,
                        headers={'Cookie': start.cookie}), 400)
    assert who(start.end(code=code)) == 'staff:2'


def test_a_code_of_another_login():
    w = honest()
    theirs = Login()
    stolen = w.liar.authorize(theirs.query)
    refused(Login().end(code=stolen), 401, 'AUTHENTICATION_ERROR')


def test_a_code_that_was_used():
    w = honest()
    start = Login()
    code = w.liar.authorize(start.query)
    assert who(start.end(code=code)) == 'staff:2'
    refused(Login().end(code=code), 401)
    refused(Login().end(code='x'), 401)
    refused(Login().end(code='x' * 5000), 401)


def test_the_provider_says_no():
    w = honest()
    w.liar.calls.clear()
    a = refused(Login().end(code=None, error='access_denied',
                            error_description='<script>'), 401)
    assert '<script>' not in a.text
    assert '/token' not in w.liar.calls
    f = fragment(Login(return_to=APP).end(error='access_denied'))
    assert f['error'] == 'AUTHENTICATION_ERROR', f


def test_mix_up():
    w = honest()
    refused(Login().end(iss=w.other.issuer), 401)
    refused(Login().end(iss=''), 401)
    assert who(Login().end(iss=w.liar.issuer)) == 'staff:2'
    w.liar.metadata = {
        'authorization_response_iss_parameter_supported': True}
    sql('DELETE FROM ost_oc_oidc_cache;')
    refused(Login().end(), 401)
    assert who(Login().end(iss=w.liar.issuer)) == 'staff:2'


def test_claims_that_are_wrong():
    w = honest()
    now = int(time.time())
    for claims in ({'nonce': 'x'}, {'nonce': None}, {'nonce': ['x']},
                   {'aud': 'other'}, {'aud': None}, {'aud': ['other']},
                   {'aud': ['desk', 'other']}, {'azp': 'other'},
                   {'iss': w.other.issuer}, {'iss': w.liar.issuer + '/'},
                   {'iss': None}, {'exp': now - 300}, {'exp': None},
                   {'exp': str(now + 300)}, {'exp': 'never'},
                   {'iat': now + 600}, {'iat': None}, {'iat': now - 7200},
                   {'nbf': now + 600}, {'at_hash': 'x'}, {'sub': None},
                   {'sub': ''}, {'sub': 'x' * 256}, {'sub': 1}):
        w.liar.claims = {**TESS, **claims}
        a = refused(login(), 401, 'AUTHENTICATION_ERROR')
        assert a.json['error']['message'] == (
            'The login at the provider did not succeed'), (claims, a)
    w.liar.claims = {**TESS, 'aud': ['desk', 'other'], 'azp': 'desk'}
    assert who(login()) == 'staff:2'


def test_headers_and_signatures_that_are_wrong():
    w = honest()
    p = w.liar
    forgeries = (
        ({'alg': 'none'}, lambda t: b''),
        ({'alg': 'None'}, lambda t: b''),
        ({'alg': 'none', 'kid': None}, lambda t: b'x'),
        ({}, lambda t: b''),
        ({}, lambda t: b'x' * 256),
        ({}, w.next.sign),
        ({'kid': None}, w.next.sign),
        ({'alg': 'HS256'}, p.hs256),
        ({'alg': 'HS256', 'kid': None}, p.hs256),
        ({}, p.hs256),
        ({'alg': 'RS512'}, None),
        ({'alg': 'ES256'}, w.ec.sign),
        ({'crit': ['exp']}, None),
        ({'typ': 'at+jwt'}, None),
        ({'jwk': w.next.jwk}, w.next.sign),
        ({'jku': 'http://127.0.0.1:1/', 'kid': 'r2'}, w.next.sign),
        ({'x5u': 'http://127.0.0.1:1/'}, w.next.sign),
    )
    for header, forge in forgeries:
        p.header, p.forge = header, forge
        a = login()
        assert a.status == 401, (header, a)
        refused(a, 401, 'AUTHENTICATION_ERROR')
    p.header, p.forge = {}, None
    assert who(login()) == 'staff:2'


def test_tokens_that_are_none():
    w = honest()
    head = b64({'alg': 'RS256', 'kid': 'r1'})
    for token in ('x', '..', 'a.b.c', f'{head}.{b64({})}', f'{head}..',
                  f'{head}.{b64({})}.x.y', head * 3000, 'e30.e30.e30',
                  f'{b64("[]")}.{b64("[]")}.eA'):
        w.liar.token = token
        refused(login(), 401)
    # A member twice, correctly signed.
    w.liar.token = None
    start = Login()
    good = w.liar.id_token(start.query, 'x')
    payload = json.dumps({'iss': w.liar.issuer, 'aud': 'desk',
                          'nonce': start.query['nonce'], 'sub': 'sub-1',
                          'iat': int(time.time()),
                          'exp': int(time.time()) + 300})
    for twice in ('', ', "sub": "sub-1"'):
        before, start = start, Login()
        payload = payload.replace(before.query['nonce'],
                                  start.query['nonce'])
        text = f'{good.split(".")[0]}.' + b64(payload[:-1] + twice + '}')
        w.liar.token = f'{text}.{b64(w.rsa.sign(text.encode()))}'
        a = start.end()
        assert a.status == (401 if twice else 200), a


def test_keys_roll_over():
    w = honest()
    p = w.liar
    p.keys = [w.next, w.rsa]
    p.key = w.next
    # The keys were fetched a moment ago, and are not asked for again ...
    p.calls.clear()
    for _ in range(3):
        refused(login(), 401)
    assert p.calls.count('/jwks') == 0
    # ... until some time has gone by: then once, however many ask.
    old = ("UPDATE ost_oc_oidc_cache SET attempted=attempted - "
           "INTERVAL 40 SECOND, fetched=fetched - INTERVAL 40 SECOND;")
    sql(old)
    assert who(login()) == 'staff:2'
    assert p.calls.count('/jwks') == 1
    p.key = w.rsa
    assert who(login()) == 'staff:2'
    assert p.calls.count('/jwks') == 1
    sql(old)
    p.header = {'kid': 'nobody'}
    p.calls.clear()
    logins = [Login() for _ in range(6)]
    for a in parallel(6, lambda i: logins[i].end()):
        refused(a, 401)
    assert p.calls.count('/jwks') == 1, p.calls


def test_metadata_and_keys_are_kept():
    w = honest()
    w.liar.calls.clear()
    who(login())
    assert w.liar.calls == ['/token']
    # An hour later they are asked for again; if the provider does not
    # answer, the old ones do for a day.
    for hours, want in ((2, 302), (25, 502)):
        w.liar.broken = {'/.well-known/openid-configuration': (500, {}, {})}
        sql(f'UPDATE ost_oc_oidc_cache SET fetched=NOW() - INTERVAL {hours} '
            'HOUR, attempted=fetched;')
        a = request('GET', path('liar', 'login'), key=None)
        assert a.status == want, a


def test_addresses_that_are_not_on_the_list():
    w = honest()
    for url in ('https://evil.example/', APP + '/', APP + '?x=1', APP + '#x',
                APP + '@evil.example', 'https://app.example', '//app.example',
                '/signed-in', 'javascript:alert(1)', '', APP + '.evil.example',
                APP + '%0d%0aX: y', APP + '\r\nX: y', ' ' + APP,
                'https://app.example@evil.example/signed-in',
                f'{APP}, {APP}', f'{APP},'):
        q = urllib.parse.urlencode({'return_to': url})
        a = refused(request('GET', path('liar', 'login?') + q, key=None), 422,
                    'VALIDATION_ERROR')
        assert a.json['errors'][0]['field'] == 'return_to'
        assert 'location' not in a.headers
    # One that was taken off the list in the meantime.
    start = Login(return_to=APP)
    w.configure('oidc.return_to = https://elsewhere.example/')
    assert who(start.end()) == 'staff:2'


def test_a_provider_that_does_not_answer_as_it_should():
    w = honest()
    refused(request('GET', path('away', 'login'), key=None), 502,
            'UPSTREAM_ERROR')
    page = '/.well-known/openid-configuration'
    good = w.liar.discovery()
    for broken in ((500, {}, {}), (404, {}, good), (200, {}, ''),
                   (200, {}, '<html>'), (200, {}, '[]'),
                   (200, {}, json.dumps(good) + ' ' * 300000),
                   (302, {'Location': w.other.issuer + page}, ''),
                   (301, {'Location': 'file:///etc/passwd'}, ''),
                   (200, {}, dict(good, issuer=w.other.issuer)),
                   (200, {}, dict(good, token_endpoint='file:///x')),
                   (200, {}, dict(good, jwks_uri='http://192.0.2.1/')),
                   (200, {}, dict(good, jwks_uri=None)),
                   (200, {}, json.dumps(good)[:-1] + ', "issuer": "x"}')):
        w.liar.broken = {page: broken}
        sql('DELETE FROM ost_oc_oidc_cache;')
        w.other.calls.clear()
        a = request('GET', path('liar', 'login'), key=None)
        assert a.status == 502, (broken, a)
        assert w.other.calls == []
    w.liar.broken = {}
    sql('DELETE FROM ost_oc_oidc_cache;')
    assert who(login()) == 'staff:2'
    for answer in ({'id_token': None}, {'token_type': 'mac'},
                   {'token_type': None}, {'id_token': 7}):
        w.liar.answer = answer
        refused(login(), 502)
    w.liar.answer = {}
    for broken in ((500, {}, {}), (200, {}, 'x'), (200, {}, ' ' * 300000),
                   (302, {'Location': w.other.issuer + '/token'}, '')):
        w.liar.broken = {'/token': broken}
        w.other.calls.clear()
        refused(login(), 502)
        assert w.other.calls == []
    w.liar.broken = {'/jwks': (200, {}, {'keys': {}})}
    sql("DELETE FROM ost_oc_oidc_cache;")
    refused(login(), 401)


def test_a_provider_that_takes_its_time():
    w = honest()
    sql('DELETE FROM ost_oc_oidc_cache;')
    w.liar.delay = 30
    start = time.time()
    refused(request('GET', path('liar', 'login'), key=None), 502)
    took = time.time() - start
    assert took < 13, took
    # And the next one does not wait for it as well.
    start = time.time()
    refused(request('GET', path('liar', 'login'), key=None), 502)
    assert time.time() - start < 3


def test_the_secret_must_be_right():
    w = honest()
    w.liar.secret = 'another'
    try:
        refused(login(), 401)
    finally:
        w.liar.secret = 's3cret:&%'


def test_nothing_secret_in_the_log():
    w = honest()
    w.liar.claims = dict(TESS, nonce='x')
    start = Login()
    code = w.liar.authorize(start.query)
    q = urllib.parse.urlencode({'state': start.query['state'], 'code': code})
    _, a, log = cgi('oauth.cgi', path=path('liar', 'callback'), query=q,
                    key=None, headers={'Cookie': start.cookie})
    refused(a, 401)
    assert 'nonce is another' in log
    for secret in (start.query['state'], code, start.cookie[-43:], 's3cret',
                   start.query['nonce'], '127.0.0.1:'):
        assert secret not in log and secret not in a.text, (secret, log)


def test_a_proxy_of_the_environment_is_not_used():
    """A `Proxy:` header becomes HTTP_PROXY (httpoxy)."""
    w = honest()
    sql('DELETE FROM ost_oc_oidc_cache;')
    env = {n: 'http://127.0.0.1:1' for n in
           ('HTTP_PROXY', 'http_proxy', 'https_proxy', 'ALL_PROXY')}
    _, a, log = cgi('oauth.cgi', path=path('liar', 'login'), key=None,
                    env=env)
    assert a.status == 302, (a, log)
    assert w.liar.calls[-1].endswith('openid-configuration')
