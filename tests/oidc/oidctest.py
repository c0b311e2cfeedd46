"""oidctest.py - what the tests of OpenID logins share.

The providers are lines of the osticket-api.conf beside the programs, which
is put back as it was at the end.
"""
import atexit
import base64
import json
import os
import sys
import tempfile
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'api'))
import apitest  # noqa: E402
from apitest import one, request, sql  # noqa: E402

from provider import Key, Provider, Server, b64  # noqa: E402,F401

APP = 'https://app.example/signed-in'
CONF = os.path.join(apitest.CGI, 'osticket-api.conf')


class World:
    """The providers, their keys, and our settings for them."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.rsa = Key(self.folder.name, 'r1')
        self.next = Key(self.folder.name, 'r2')
        self.ec = Key(self.folder.name, 'e1', 'ES256')
        self.liar = Provider('liar', self.rsa)
        self.maker = Provider('maker', self.rsa)
        self.other = Provider('other', self.next)
        self.server = Server([self.liar, self.maker, self.other])
        with open(CONF) as f:
            self.saved = f.read()
        self.configure()

    def configure(self, *more, public_url=None):
        # The first line of a name counts.
        lines = [*more,
                 f'oidc.public_url = {public_url or apitest.URL + "/"}',
                 f'oidc.return_to = {APP}, {apitest.URL}/here']
        for name, rows in {
                'liar': ['link_by_email = yes', 'label = A liar'],
                'maker': ['link_by_email = yes', 'create_users = yes',
                          'kinds = user'],
                'other': [],
                'away': []}.items():
            issuer = ('http://127.0.0.1:1' if name == 'away' else
                      self.server.providers[name].issuer)
            lines += [f'oidc.{name}.issuer = {issuer}',
                      f'oidc.{name}.client_id = desk',
                      f'oidc.{name}.client_secret = s3cret:&%']
            lines += [f'oidc.{name}.{r}' for r in rows]
        # So many logins from one address in a minute are rare elsewhere.
        lines += ['rate_limit_login = 0']
        self.write(self.saved + '\n'.join(lines) + '\n')

    def write(self, text):
        with open(CONF, 'w') as f:
            f.write(text)

    def reset(self):
        """Honest again, and nobody linked or waiting."""
        for p in self.server.providers.values():
            p.reset()
            p.calls.clear()
        self.configure()
        forget()

    def close(self):
        self.write(self.saved)
        self.server.stop()


_world = None


def world():
    global _world
    if _world is None:
        # The first request makes our own tables.
        request('GET', '/api/v2/auth/oauth2/none/login', key=None)
        _world = World()
        atexit.register(_world.close)
    _world.reset()
    return _world


def forget():
    for table in ('oc_identity', 'oc_oidc_state', 'oc_oidc_cache'):
        if one(f"SHOW TABLES LIKE 'ost_{table}';"):
            sql(f'DELETE FROM ost_{table};')


def path(provider, what):
    return f'/api/v2/auth/oauth2/{provider}/{what}'


class Login:
    """One that was begun: what the provider got, and the cookie."""

    def __init__(self, provider='liar', **query):
        self.provider = provider
        text = '?' + urllib.parse.urlencode(query) if query else ''
        self.start = request('GET', path(provider, 'login') + text, key=None)
        if self.start.status != 302:
            raise AssertionError(self.start)
        self.url = self.start.headers['location']
        self.query = dict(urllib.parse.parse_qsl(
            urllib.parse.urlsplit(self.url).query))
        self.set_cookie = self.start.headers['set-cookie']
        self.cookie = self.set_cookie.split(';')[0]

    def end(self, code=None, cookie='', provider=None, **query):
        p = world_provider(self.provider)
        q = {'state': self.query['state'],
             'code': code or p.authorize(self.query)}
        q.update(query)
        q = {k: v for k, v in q.items() if v is not None}
        cookie = self.cookie if cookie == '' else cookie
        return request(
            'GET', path(provider or self.provider, 'callback') + '?' +
            urllib.parse.urlencode(q), key=None,
            headers={'Cookie': cookie} if cookie else {})


def world_provider(name):
    return _world.server.providers.get(name) or _world.liar


def login(provider='liar', end=None, **query):
    """The whole way; the last answer."""
    return Login(provider, **query).end(**(end or {}))


def refused(answer, status, code=None):
    assert answer.status == status, answer
    assert answer.headers['content-type'] == 'application/json', answer
    assert answer.json['success'] is False
    assert 'access_token' not in answer.text
    if code:
        assert answer.json['error']['code'] == code, answer
    return answer


def claims_of(token):
    part = token.split('.')[1]
    return json.loads(base64.urlsafe_b64decode(part + '=' * (-len(part) % 4)))


def who(answer):
    """Whose tokens these are: "staff:2"."""
    assert answer.status == 200, answer
    t = answer.json
    assert set(t) == {'access_token', 'refresh_token', 'token_type',
                      'expires_in'}, t
    assert t['token_type'] == 'bearer' and t['expires_in'] == 1800
    assert answer.headers['cache-control'] == 'no-store'
    return claims_of(t['access_token'])['sub']


def fragment(answer, base=APP):
    assert answer.status == 302, answer
    url, _, rest = answer.headers['location'].partition('#')
    assert url == base, answer.headers
    return dict(urllib.parse.parse_qsl(rest))
