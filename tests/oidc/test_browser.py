"""test_browser.py - a certified provider, and a real browser in between."""
import atexit
import json
import os
import shutil
import subprocess
import urllib.parse

import apitest
from apitest import Skip, one, sql

import oidctest
from browser import Browser
from oidctest import HERE, claims_of, path, request

MODULES = os.environ.get('OC_NODE_MODULES', '')

_shared = {}


def provider():
    """The provider's address; it runs to the end."""
    if 'port' not in _shared:
        if not os.path.isdir(os.path.join(MODULES, 'oidc-provider')):
            raise Skip('the npm packages are not installed: no network?')
        p = subprocess.Popen(
            [shutil.which('node') or 'node',
             os.path.join(HERE, 'provider.mjs'), MODULES, apitest.URL + '/'],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        atexit.register(p.communicate)
        _shared['port'] = int(p.stdout.readline())
    return f'http://127.0.0.1:{_shared["port"]}'


def window():
    """Our settings for the provider, and a browser nobody used before."""
    issuer = provider()
    w = oidctest.world()
    lines = [f'oidc.return_to = {apitest.URL}/here']
    for name, rows in {'op': ['client_secret = s3cret:&%'],
                       'op-es': ['client_secret = s3cret:&%',
                                 'client_auth = post'],
                       'op-public': []}.items():
        lines += [f'oidc.{name}.{r}' for r in
                  [f'issuer = {issuer}', f'client_id = {name}',
                   'link_by_email = yes', *rows]]
    w.configure(*lines)
    if 'browser' not in _shared:
        _shared['browser'] = Browser()
        atexit.register(_shared['browser'].close)
    return _shared['browser'].window()


def begin(b, name='op', **query):
    b.open(apitest.URL + path(name, 'login?') + urllib.parse.urlencode(query))


def sign_in(b, who, until="location.origin == '%s'" % apitest.URL):
    """Fill in the provider's page, and agree to what it asks next."""
    b.wait("document.querySelector('input[name=login]')")
    assert b.url.startswith(provider() + '/interaction/'), b.url
    b.js(f"document.querySelector('input[name=login]').value = '{who}';"
         "document.querySelector('input[name=password]').value = 'x';"
         "document.querySelector('form').submit()")
    b.wait("document.querySelector('input[name=prompt][value=consent]')")
    b.js("document.querySelector('form').submit()")
    if until:
        b.wait(until)


def answer(b):
    return json.loads(b.text)


def test_an_agent_signs_in():
    b = window()
    begin(b, type='staff')
    b.wait("document.querySelector('input[name=login]')")
    mine = [c for c in b.cookies if c['name'].startswith('oc_oidc_')]
    assert len(mine) == 1, b.cookies
    assert mine[0]['httpOnly'] and mine[0]['sameSite'] == 'Lax', mine
    sign_in(b, 'tess')
    t = answer(b)
    assert set(t) == {'access_token', 'refresh_token', 'token_type',
                      'expires_in'}, t
    claims = claims_of(t['access_token'])
    assert claims['sub'] == 'staff:2' and claims['username'] == 'tess', claims
    assert not [c for c in b.cookies if c['name'].startswith('oc_oidc_')]
    assert sql('SELECT provider, subject, owner_id FROM ost_oc_identity;') == [
        ['op', 'tess', '2']]
    # The provider still knows him, and asks nothing.
    begin(b, type='staff')
    b.wait(f"location.origin == '{apitest.URL}'")
    assert claims_of(answer(b)['access_token'])['sub'] == 'staff:2'


def test_a_user_signs_in():
    b = window()
    begin(b, type='user')
    sign_in(b, 'user')
    assert claims_of(answer(b)['access_token'])['sub'] == 'user:1'


def test_other_signatures_and_ways_to_prove_the_client():
    for name in ('op-es', 'op-public'):
        b = window()
        begin(b, name)
        sign_in(b, 'liam')
        assert claims_of(answer(b)['access_token'])['sub'] == 'staff:3', name


def test_the_tokens_reach_the_application():
    b = window()
    begin(b, return_to=apitest.URL + '/here')
    sign_in(b, 'tess')
    url, _, rest = b.url.partition('#')
    assert url == apitest.URL + '/here'
    f = dict(urllib.parse.parse_qsl(rest))
    assert claims_of(f['access_token'])['sub'] == 'staff:2'
    assert f['token_type'] == 'bearer' and f['expires_in'] == '1800'
    assert b.js('document.referrer') == '', b.js('document.referrer')


def test_an_address_that_is_not_verified():
    b = window()
    begin(b)
    sign_in(b, 'liar')
    assert answer(b)['error']['code'] == 'AUTHORIZATION_ERROR', b.text
    assert one('SELECT COUNT(*) FROM ost_oc_identity;') == '0'


def test_somebody_changes_his_mind():
    b = window()
    begin(b)
    b.wait("document.querySelector('a[href$=abort]')")
    b.js("document.querySelector('a[href$=abort]').click()")
    b.wait(f"location.origin == '{apitest.URL}'")
    assert answer(b)['error']['code'] == 'AUTHENTICATION_ERROR', b.text


def test_a_login_is_not_carried_to_another_browser():
    """An attacker sends his own callback to somebody else."""
    b, victim = window(), window()
    begin(b)
    b.wait("document.querySelector('input[name=login]')")
    b.hold(apitest.URL + '/*')
    sign_in(b, 'tess', until=None)
    callback = b.held()
    assert callback.startswith(apitest.URL + path('op', 'callback'))
    victim.open(callback)
    victim.wait(f"location.origin == '{apitest.URL}'")
    assert answer(victim)['error']['code'] == 'BAD_REQUEST', victim.text
    # And by now it is of no use to the attacker either.
    cookie = [c for c in b.cookies if c['name'].startswith('oc_oidc_')][0]
    a = request('GET', callback[len(apitest.URL):], key=None, headers={
        'Cookie': f'{cookie["name"]}={cookie["value"]}'})
    assert a.status == 400, a
