"""browser.py - a headless Chromium, driven through a pipe.

The DevTools protocol without a web socket: JSON with a NUL after it on the
file descriptors 3 (to the browser) and 4 (from it).
"""
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


class Browser:
    def __init__(self):
        program = (os.environ.get('OC_CHROMIUM') or
                   shutil.which('chromium') or shutil.which('chromium-browser')
                   or shutil.which('google-chrome'))
        if not program:
            raise FileNotFoundError('chromium')
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_r, self.to = os.pipe()
        self.back, back_w = os.pipe()
        # bash puts the pipes where the browser looks for them; other shells know
        # no number of two digits.
        self.process = subprocess.Popen(
            ['bash', '-c', f'exec "$@" 3<&{to_r} 4>&{back_w}', 'bash',
             program, '--headless=new', '--remote-debugging-pipe',
             '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
             '--no-first-run', '--disable-background-networking',
             f'--user-data-dir={self.profile.name}', 'about:blank'],
            pass_fds=(to_r, back_w), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_r)
        os.close(back_w)
        self.buffer, self.id = b'', 0
        self.events = []

    def receive(self, end):
        while b'\0' not in self.buffer:
            left = end - time.time()
            if left <= 0 or not select.select([self.back], [], [], left)[0]:
                raise TimeoutError('the browser does not answer')
            part = os.read(self.back, 65536)
            if not part:
                raise EOFError('the browser has gone')
            self.buffer += part
        text, self.buffer = self.buffer.split(b'\0', 1)
        return json.loads(text)

    def call(self, method, session=None, **params):
        self.id += 1
        message = {'id': self.id, 'method': method, 'params': params}
        if session:
            message['sessionId'] = session
        os.write(self.to, json.dumps(message).encode() + b'\0')
        end = time.time() + 60
        while True:
            m = self.receive(end)
            if m.get('id') == self.id:
                if 'error' in m:
                    raise RuntimeError(m['error'])
                return m['result']
            self.events.append(m)

    def window(self):
        """A window of somebody else: with cookies of its own."""
        context = self.call('Target.createBrowserContext')['browserContextId']
        target = self.call('Target.createTarget', url='about:blank',
                           browserContextId=context)['targetId']
        session = self.call('Target.attachToTarget', targetId=target,
                            flatten=True)['sessionId']
        return Window(self, session, context)

    def close(self):
        try:
            self.call('Browser.close')
        except (OSError, EOFError, TimeoutError, RuntimeError):
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.to)
        os.close(self.back)
        self.profile.cleanup()


class Window:
    def __init__(self, browser, session, context):
        self.browser, self.session, self.context = browser, session, context

    def open(self, url):
        self.browser.call('Page.navigate', self.session, url=url)

    def js(self, text):
        r = self.browser.call('Runtime.evaluate', self.session,
                              expression=text, returnByValue=True)
        return r['result'].get('value')

    def wait(self, condition, seconds=30):
        """Until a page is there for which the expression is true."""
        end = time.time() + seconds
        while time.time() < end:
            try:
                if self.js(f"document.readyState === 'complete' && "
                           f"!!({condition})"):
                    return
            except RuntimeError:
                pass  # between two pages
            time.sleep(0.05)
        raise AssertionError((condition, self.url, self.text))

    def hold(self, pattern):
        """From now on requests for such an address go no further."""
        self.browser.call('Fetch.enable', self.session,
                          patterns=[{'urlPattern': pattern}])

    def held(self, seconds=30):
        """The address of the first one that was held."""
        end = time.time() + seconds
        while time.time() < end:
            for m in self.browser.events:
                if (m.get('method') == 'Fetch.requestPaused' and
                        m.get('sessionId') == self.session):
                    return m['params']['request']['url']
            # Not the page, which waits: whoever answers brings events.
            self.browser.call('Target.getTargets')
            time.sleep(0.05)
        raise AssertionError('nothing was held')

    @property
    def url(self):
        return self.js('location.href')

    @property
    def text(self):
        return self.js('document.body ? document.body.innerText : ""')

    @property
    def cookies(self):
        return self.browser.call('Storage.getCookies',
                                 browserContextId=self.context)['cookies']
