"""provider.py - an OpenID provider that lies when a test tells it to.

Keys and signatures come from the openssl command, so that nothing but Python
is needed.
"""
import base64
import hashlib
import hmac
import http.server
import json
import os
import subprocess
import threading
import time
import urllib.parse


def b64(data):
    if isinstance(data, (dict, list)):
        data = json.dumps(data)
    if isinstance(data, str):
        data = data.encode()
    return base64.urlsafe_b64encode(data).rstrip(b'=').decode()


def openssl(*args, data=None):
    return subprocess.run(['openssl', *args], input=data, check=True,
                          capture_output=True).stdout


class Key:
    """A key pair in a file; alg RS256 or ES256."""

    def __init__(self, folder, kid, alg='RS256'):
        self.kid, self.alg = kid, alg
        self.path = os.path.join(folder, f'{kid}.pem')
        how = (['RSA', '-pkeyopt', 'rsa_keygen_bits:2048'] if alg == 'RS256'
               else ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256'])
        openssl('genpkey', '-algorithm', *how, '-out', self.path)

    @property
    def public(self):
        return openssl('pkey', '-in', self.path, '-pubout')

    @property
    def jwk(self):
        if self.alg == 'RS256':
            hexa = openssl('rsa', '-in', self.path, '-noout', '-modulus')
            n = bytes.fromhex(hexa.decode().strip().split('=')[1])
            return {'kty': 'RSA', 'kid': self.kid, 'use': 'sig',
                    'n': b64(n), 'e': 'AQAB'}
        point = openssl('pkey', '-in', self.path, '-pubout', '-outform',
                        'DER')[-64:]
        return {'kty': 'EC', 'crv': 'P-256', 'kid': self.kid,
                'x': b64(point[:32]), 'y': b64(point[32:])}

    def sign(self, data):
        sig = openssl('dgst', '-sha256', '-sign', self.path, data=data)
        return sig if self.alg == 'RS256' else raw_of(sig)


def raw_of(der):
    """The two numbers of an ECDSA signature, 32 bytes each."""
    at, out = 2, b''
    for _ in range(2):
        n = der[at + 1]
        out += der[at + 2:at + 2 + n][-32:].rjust(32, b'\0')
        at += 2 + n
    return out


class Provider:
    """One issuer below the server's address."""

    def __init__(self, name, key):
        self.name, self.secret = name, 's3cret:&%'
        self.home = key
        self.calls = []      # paths asked for
        self.codes = {}      # code: what its login asked for
        self.reset()

    def reset(self):
        self.claims = {}     # over the good ones; None takes one away
        self.header = {}
        self.metadata = {}
        self.answer = {}     # over the good token answer
        self.token = None    # the id_token, whatever the rest says
        self.userinfo = None
        self.forge = None    # fn(signing input): the signature
        self.broken = {}     # path: (status, headers, body) instead
        self.delay = 0
        self.keys = [self.home]  # published
        self.key = self.home     # signs

    def authorize(self, query):
        """What its login page would do: a code for this request."""
        code = b64(os.urandom(16))
        self.codes[code] = dict(query)
        return code

    def id_token(self, query, access):
        now = int(time.time())
        digest = hashlib.sha256(access.encode()).digest()
        claims = {'iss': self.issuer, 'sub': 'sub-1', 'iat': now,
                  'aud': query['client_id'], 'exp': now + 300,
                  'nonce': query['nonce'], 'at_hash': b64(digest[:16])}
        claims.update(self.claims)
        claims = {k: v for k, v in claims.items() if v is not None}
        header = {'alg': self.key.alg, 'kid': self.key.kid}
        header.update(self.header)
        header = {k: v for k, v in header.items() if v is not None}
        text = f'{b64(header)}.{b64(claims)}'.encode()
        sig = (self.forge or self.key.sign)(text)
        return f'{text.decode()}.{b64(sig)}'

    def hs256(self, text):
        """Signed with the public key for a shared secret."""
        return hmac.new(self.key.public, text, 'sha256').digest()

    # What it answers: (status, headers, body)

    def discovery(self):
        base = self.issuer
        return {'issuer': base, 'authorization_endpoint': base + '/auth',
                'token_endpoint': base + '/token', 'jwks_uri': base + '/jwks',
                'userinfo_endpoint': base + '/userinfo',
                'response_types_supported': ['code'],
                **self.metadata}

    def redeem(self, form, authorization):
        query = self.codes.pop(form.get('code'), None)
        if authorization is None:
            return 401, {'error': 'invalid_client'}
        user, _, password = base64.b64decode(
            authorization.split(' ')[1]).decode().partition(':')
        if (urllib.parse.unquote(user) != 'desk' or
                urllib.parse.unquote(password) != self.secret):
            return 401, {'error': 'invalid_client'}
        challenge = b64(hashlib.sha256(
            form.get('code_verifier', '').encode()).digest())
        if (query is None or form['grant_type'] != 'authorization_code' or
                query['code_challenge_method'] != 'S256' or
                query['code_challenge'] != challenge or
                query['redirect_uri'] != form['redirect_uri']):
            return 400, {'error': 'invalid_grant'}
        access = b64(os.urandom(24))
        answer = {'access_token': access, 'token_type': 'Bearer',
                  'expires_in': 60,
                  'id_token': self.token or self.id_token(query, access)}
        answer.update(self.answer)
        return 200, {k: v for k, v in answer.items() if v is not None}

    def serve(self, path, form, authorization):
        self.calls.append(path)
        time.sleep(self.delay)
        if path in self.broken:
            return self.broken[path]
        if path == '/.well-known/openid-configuration':
            return 200, {}, self.discovery()
        if path == '/jwks':
            return 200, {}, {'keys': [k.jwk for k in self.keys]}
        if path == '/token' and form is not None:
            status, body = self.redeem(form, authorization)
            return status, {}, body
        if path == '/userinfo' and self.userinfo is not None:
            return 200, {}, self.userinfo
        return 404, {}, {}


class Server:
    """All providers on one port of loopback."""

    def __init__(self, providers):
        self.providers = {p.name: p for p in providers}
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self, form):
                _, name, path = self.path.split('/', 2)
                p = server.providers[name]
                status, headers, body = p.serve(
                    '/' + path, form, self.headers.get('Authorization'))
                if isinstance(body, (dict, list)):
                    body = json.dumps(body)
                if isinstance(body, str):
                    body = body.encode()
                try:
                    self.send_response(status)
                    for k, v in headers.items():
                        self.send_header(k, v)
                    self.send_header('Content-Length', str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    pass  # it had enough of us

            def do_GET(self):
                self.answer(None)

            def do_POST(self):
                n = int(self.headers.get('Content-Length', 0))
                self.answer(dict(urllib.parse.parse_qsl(
                    self.rfile.read(n).decode())))

            def log_message(self, *args):
                pass

        self.http = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.http.daemon_threads = True
        self.url = f'http://127.0.0.1:{self.http.server_port}'
        for p in providers:
            p.issuer = f'{self.url}/{p.name}'
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def stop(self):
        self.http.shutdown()
