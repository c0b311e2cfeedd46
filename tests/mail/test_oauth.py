"""test_oauth.py - mail accounts of which an OAuth provider holds the key."""
import http.server
import json
import os
import sys
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mailtest  # noqa: E402
from mailtest import (account, clean, deliver, left, log_text, md5, one, put,
                      rows, sql, unseal)  # noqa: E402
from smtpd import Server  # noqa: E402


class Tokens(http.server.BaseHTTPRequestHandler):
    asked = []
    answer = {}

    def do_POST(self):
        n = int(self.headers['Content-Length'])
        Tokens.asked.append(dict(urllib.parse.parse_qsl(
            self.rfile.read(n).decode())))
        self.send_response(200 if Tokens.answer else 400)
        self.end_headers()
        self.wfile.write(json.dumps(Tokens.answer).encode())

    def log_message(self, *unused):
        pass


def oauth_account(port, expires):
    sql("DELETE FROM ost_plugin_instance; INSERT INTO ost_plugin_instance "
        "SET id=7, plugin_id=3, flags=1, name='x', created=NOW(), "
        "updated=NOW()")
    key = account(port, email_id=1, auth_id=7, access_token='old-token',
                  refresh_token='old-refresh', expires=str(expires),
                  resource_owner_email='owner@example.com',
                  resource_owner_id='1')
    return f'email.1.account.{key}'


def value(space, key):
    return one(f"SELECT value FROM ost_config WHERE namespace='{space}' "
               f"AND `key`='{key}'")


def test_a_token():
    clean()
    with Server(auth=('owner@example.com', 'Bearer old-token'),
                mechanisms='XOAUTH2') as s:
        oauth_account(s.port, int(time.time()) + 3600)
        put(2)
        code, err = deliver()
        assert (left(), len(s.mails)) == (0, 2), (rows(), err, s.words)


def test_a_token_that_has_run_out():
    web = http.server.HTTPServer(('127.0.0.1', 0), Tokens)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    clean()
    plugin = {'urlAccessToken': f'http://127.0.0.1:{web.server_port}/token',
              'clientId': 'id & co', 'redirectUri': 'http://desk/api/oauth2'}
    with Server(auth=('owner@example.com', 'Bearer new-token'),
                mechanisms='XOAUTH2') as s:
        space = oauth_account(s.port, int(time.time()) - 10)
        ns = 'plugin.3.instance.7'
        plugin['clientSecret'] = mailtest.seal('hush', ns)
        for k, v in plugin.items():
            sql(f"INSERT INTO ost_config SET namespace='{ns}', `key`='{k}', "
                f"value='{v}', updated=NOW()")
        put(2)
        Tokens.answer = {}
        deliver()
        assert left() == 2 and not s.mails
        assert 'access token' in log_text()
        Tokens.answer = {'access_token': 'new-token', 'expires_in': 3600,
                         'refresh_token': 'new-refresh'}
        Tokens.asked.clear()
        mailtest.due_now()
        code, err = deliver()
        assert (left(), len(s.mails)) == (0, 2), (rows(), err, s.words)
        assert Tokens.asked == [{
            'grant_type': 'refresh_token', 'refresh_token': 'old-refresh',
            'client_id': 'id & co', 'client_secret': 'hush',
            'redirect_uri': 'http://desk/api/oauth2'}], Tokens.asked
        subkey = md5('owner@example.com' + space)
        assert unseal(value(space, 'access_token'), subkey) == 'new-token'
        assert unseal(value(space, 'refresh_token'), subkey) == 'new-refresh'
        assert abs(int(value(space, 'expires')) - time.time() - 3600) < 60
        put()
        deliver()
        assert len(Tokens.asked) == 1, 'it is kept'
    web.shutdown()
