"""smtpd.py - a mail server that misbehaves when it is told to.

Server(script=fn) calls fn(session, word, argument) for each command, and for
the words CONNECT, BODY (the message has come whole) and ACCEPTED (the answer
to it is sent).  What fn returns decides: None goes on as usual, a text is the
answer instead, HANG says nothing for a long time, DROP closes the connection.
"""
import base64
import os
import socket
import ssl
import subprocess
import tempfile
import threading
import time

HANG, DROP = object(), object()


class Mail:
    def __init__(self, sender, recipients, data, session):
        self.sender, self.recipients = sender, recipients
        self.data, self.session = data, session
        self.user = session.user
        # What the client may know: it went on after our answer (None), was
        # gone before it read that ('unread'), or read it and said no more
        # ('silent').
        self.end = None

    def header(self, name):
        head = self.data.split(b'\r\n\r\n')[0].replace(b'\r\n ', b' ')
        for line in head.split(b'\r\n'):
            k, _, v = line.partition(b': ')
            if k.lower() == name.lower().encode():
                return v.decode('utf-8', 'replace')
        return None


class Session:
    number = 0

    def __init__(self, server, sock):
        self.server, self.sock = server, sock
        self.buffer = b''
        self.user = None
        self.tls = False
        self.sender, self.recipients = None, []
        self.last = None  # the mail that was accepted last, or none since

    def line(self):
        while b'\r\n' not in self.buffer:
            part = self.sock.recv(65536)
            if not part:
                raise EOFError
            self.buffer += part
        line, _, self.buffer = self.buffer.partition(b'\r\n')
        return line

    def say(self, text):
        self.sock.sendall(text.encode() + b'\r\n')

    def ask(self, word, argument, usual):
        self.server.words.append(word)
        what = None
        if self.server.script:
            what = self.server.script(self, word, argument)
        if what is DROP:
            raise EOFError
        if what is HANG:
            self.server.closing.wait(60)
            raise EOFError
        if what is not None:
            self.say(what)
            if what.startswith('421'):
                raise EOFError
            return False
        if usual:
            self.say(usual)
        return True

    def start_tls(self):
        self.sock = self.server.context.wrap_socket(
            self.sock, server_side=True)
        self.tls = True
        self.buffer = b''

    def run(self):
        if self.server.tls == 'ssl':
            self.start_tls()
        if not self.ask('CONNECT', '', '220 test ESMTP'):
            return
        while True:
            raw = self.line().decode('latin-1')
            self.last = None
            word, _, argument = raw.partition(' ')
            word = word.upper()
            handler = getattr(self, 'do_' + word.lower(), None)
            if handler is None:
                self.say('500 what?')
            else:
                handler(argument)
            if word == 'QUIT':
                return

    def do_ehlo(self, argument):
        lines = ['250-test', '250-SIZE 60000000']
        if self.server.tls == 'starttls' and not self.tls:
            lines.append('250-STARTTLS')
        elif self.server.auth:
            lines.append('250-AUTH ' + self.server.mechanisms)
        lines.append('250 8BITMIME')
        self.ask('EHLO', argument, '\r\n'.join(lines))

    def do_starttls(self, argument):
        if self.ask('STARTTLS', argument, '220 go'):
            self.start_tls()

    def do_auth(self, argument):
        if not self.ask('AUTH', argument, None):
            return
        kind, _, rest = argument.partition(' ')
        given = None
        if kind == 'LOGIN':
            self.say('334 ' + base64.b64encode(b'Username:').decode())
            user = base64.b64decode(self.line()).decode()
            self.say('334 ' + base64.b64encode(b'Password:').decode())
            given = (user, base64.b64decode(self.line()).decode())
        elif kind in ('PLAIN', 'XOAUTH2'):
            if not rest:
                self.say('334 ')
                rest = self.line()
            text = base64.b64decode(rest).decode()
            if kind == 'PLAIN':
                given = tuple(text.split('\0')[1:])
            else:
                parts = dict(p.split('=', 1) for p in text.split('\1') if p)
                given = (parts['user'], parts['auth'])
        if given == self.server.auth:
            self.user = given[0]
            self.say('235 welcome')
        else:
            self.say('535 5.7.8 go away')

    def do_mail(self, argument):
        if self.server.auth and not self.user:
            self.say('530 5.7.0 Authentication required')
            return
        if self.ask('MAIL', argument, '250 ok'):
            self.sender = argument[5:].split('>')[0].lstrip('<')
            self.recipients = []

    def do_rcpt(self, argument):
        if self.ask('RCPT', argument, '250 ok'):
            self.recipients.append(argument[3:].split('>')[0].lstrip('<'))

    def do_data(self, argument):
        if not self.recipients:
            self.say('503 no recipients')
            return
        if not self.ask('DATA', argument, '354 go'):
            return
        lines = []
        while True:
            line = self.line()
            if line == b'.':
                break
            lines.append(line[1:] if line.startswith(b'.') else line)
        mail = Mail(self.sender, self.recipients, b'\r\n'.join(lines), self)
        if self.ask('BODY', mail, None):
            with self.server.lock:
                self.server.mails.append(mail)
            self.last = mail
            self.ask('ACCEPTED', mail, '250 taken')

    def ended(self, error):
        """The kernel tells a client that died with an answer unread by a
        reset; one that was dead when the answer came, by a broken pipe a
        moment later."""
        if self.last is None:
            return
        if isinstance(error, EOFError):
            time.sleep(0.05)
        unread = isinstance(
            error, (ConnectionResetError, BrokenPipeError)) or (
            self.sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) != 0)
        self.last.end = 'unread' if unread else 'silent'

    def do_rset(self, argument):
        self.ask('RSET', argument, '250 ok')

    def do_quit(self, argument):
        self.ask('QUIT', argument, '221 bye')


def certificate(folder, name='127.0.0.1'):
    """A certificate that is its own authority; paths of it and its key."""
    cert, key = os.path.join(folder, 'cert.pem'), os.path.join(folder,
                                                               'key.pem')
    if not os.path.exists(cert):
        subprocess.run(
            ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes',
             '-keyout', key, '-out', cert, '-days', '30', '-subj',
             '/CN=' + name, '-addext', 'subjectAltName=IP:' + name],
            check=True, capture_output=True)
        os.chmod(key, 0o644)
    return cert, key


class Server:
    def __init__(self, script=None, tls=None, auth=None,
                 mechanisms='LOGIN PLAIN'):
        self.script, self.tls, self.auth = script, tls, auth
        self.mechanisms = mechanisms
        self.mails, self.words = [], []
        self.connections = 0
        self.lock = threading.Lock()
        self.closing = threading.Event()
        self.folder = tempfile.TemporaryDirectory()
        if tls:
            self.cert, key = certificate(self.folder.name)
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(self.cert, key)
        self.listen(0)

    def listen(self, port):
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(('127.0.0.1', port))
        self.socket.listen(64)
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.accept, args=(self.socket,),
                         daemon=True).start()

    def accept(self, listener):
        while True:
            try:
                sock, _ = listener.accept()
            except OSError:
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            threading.Thread(target=self.serve, args=(sock,),
                             daemon=True).start()

    def serve(self, sock):
        session = Session(self, sock)
        try:
            session.run()
        except (EOFError, OSError, ssl.SSLError) as error:
            session.ended(error)
        finally:
            session.sock.close()

    def stop(self):
        self.closing.set()
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()

    def ids(self):
        return [m.header('Message-ID') for m in self.mails]

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        try:
            self.stop()
        except OSError:
            pass
        self.folder.cleanup()
