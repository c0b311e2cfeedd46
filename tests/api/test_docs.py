"""test_docs.py - do README, INSTALL and the manual pages tell what there is?"""
import glob
import os
import re
import shutil
import subprocess

from apitest import Skip

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')


def text(*path):
    with open(os.path.join(TOP, *path), encoding='utf-8') as f:
        return f.read()


def settings():
    """Names of all settings that lib/config/site.c asks for."""
    found = set(re.findall(r'(?:setting|number|number_in|is_on|rate)\(\s*'
                           r'a,\s*&?c(?:onf)?,\s*"([a-z_]+)"',
                           text('lib/config/site.c')))
    assert len(found) >= 10, found
    return found


def test_every_setting_is_told():
    install, manual = text('INSTALL'), text('share/man/osticket-api.conf.5')
    for name in settings():
        assert re.search(rf'^    {name} ', install + ' ', re.M) or \
            re.search(rf'^    {name}$', install, re.M), f'INSTALL: {name}'
        assert re.search(rf'^\.It Ic {name}$', manual, re.M), \
            f'osticket-api.conf.5: {name}'


def test_every_setting_of_providers_is_told():
    manual = text('share/man/osticket-api.conf.5')
    found = set()
    for path in glob.glob(os.path.join(TOP, 'lib/auth/oidc_*.c')):
        found |= set(re.findall(r'(?:oc_site_oidc\((?:cx->)?site, [\w>-]+|'
                                r'text\(cx, name|yes\(cx, name), "(\w+)"',
                                text(path)))
    assert len(found) >= 12, found
    for name in found:
        assert re.search(rf'^\.It Ic oidc\.(\\& Ns Ar name Ns Ic \.)?{name}$',
                         manual, re.M), name


def test_every_package_to_build_with_is_told():
    install = text('INSTALL')
    packages = re.search(r'^PACKAGES="([^"]*)"', text('share/demo/env.sh'),
                         re.M).group(1).split()
    assert len(packages) > 10
    for p in packages:
        assert not p.endswith('-dev') or f' {p} ' in install.replace(
            '\n', ' '), p


def test_every_file_for_web_servers_is_told():
    install = text('INSTALL')
    for kind in ('apache', 'nginx', 'lighttpd'):
        for path in glob.glob(os.path.join(TOP, 'share', kind, '*')):
            assert os.path.basename(path) in install, path


def test_every_program_has_its_rules():
    """Each .cgi is reached by the rules of every web server."""
    programs = [os.path.basename(p)[:-2] for p in
                glob.glob(os.path.join(TOP, 'cgi-bin', '*.c'))
                if 'struct oc_program' in text(p)]
    assert len(programs) >= 4
    files = ['apache/osticket-api.conf', 'apache/htaccess-all',
             'apache/htaccess-fileinfo', 'apache/htaccess-api',
             'nginx/osticket-api-fcgiwrap.conf',
             'nginx/osticket-api-fastcgi.conf',
             'lighttpd/osticket-api-cgi.conf',
             'lighttpd/osticket-api-fastcgi.conf']
    manual = text('share/man/osticket-cgi.7')
    for p in programs:
        for file in files:
            assert f'/{p}.cgi' in text('share', file), f'{file}: {p}.cgi'
        assert f'.It Pa {p}.cgi\n' in manual, p


def test_rules_are_the_same_everywhere():
    """The paths that each web server's rules take over."""
    def plain(path):
        for part in (r'(?:http\.php/|wildcard/)?', r'\s?', r'(?:\?.*)?',
                     '(?:[/?].*)?', '(?:/.*)?'):
            path = path.replace(part, '')
        return path.strip('()')

    def paths(file, pattern):
        return {(plain(path), program) for path, program in
                re.findall(pattern, text('share', file))}

    conf = paths('apache/osticket-api.conf',
                 r'OSTICKET_API_BASE\}(\(/\S+)\)\$ \\?\s*/osticket-api/(\S+)'
                 r'\$1')
    want = {x for x in conf if x[0] != '/api/.*'}
    assert len(want) >= 7, want
    for file in ('fileinfo', 'all', 'api'):
        got = paths(f'apache/htaccess-{file}',
                    r'REQUEST_URI\} (?:\^\.\*\?)?(\(/\S+)\)\$\n#?Rewrite'
                    r'Rule \^ /cgi-bin/(\S+)%1')
        got = {x for x in got if x[0] != '/api/.*'}
        assert got == {x for x in want if x[0] != '/health'}, \
            (file, got ^ want)
    for file in ('fcgiwrap', 'fastcgi'):
        got = paths(f'nginx/osticket-api-{file}.conf',
                    r'support\)\?(\(/\S+)\)\$"\s+#?\s*/osticket-api/(\S+)\$1')
        assert got == want, (file, got ^ want)
    for file in ('cgi', 'fastcgi'):
        got = paths(f'lighttpd/osticket-api-{file}.conf',
                    r'support\)\?(\(/\S+)\)\$" =>\s+#?\s*"/osticket-api/'
                    r'(\S+)\$1')
        assert got == want, (file, got ^ want)


def lint(*command):
    if shutil.which(command[0]) is None:
        raise Skip(f'{command[0]} is not installed')
    for page in sorted(glob.glob(os.path.join(TOP, 'share/man/*.[1-9]'))):
        p = subprocess.run([*command, page], capture_output=True, text=True)
        out = '\n'.join(x for x in (p.stdout + p.stderr).splitlines()
                        if 'referenced manual not found' not in x)
        assert not out, out


def test_manual_pages_mandoc():
    lint('mandoc', '-Tlint', '-Wstyle')


def test_manual_pages_groff():
    lint('groff', '-mandoc', '-Tutf8', '-z', '-wall')


def test_plain_text_is_plain():
    for name in ('README', 'INSTALL', 'NEWS'):
        for n, line in enumerate(text(name).split('\n'), 1):
            assert len(line) <= 80 and line.isascii(), f'{name}:{n}'
            assert line == line.rstrip() and '\t' not in line, f'{name}:{n}'


def test_contents_are_those_of_the_sections():
    install = text('INSTALL')
    told = re.findall(r'^    (\d+ +\S.*)$', install.split('\n\n\n')[0], re.M)
    sections = re.findall(r'^(\d+ +\S.*)\n-+$', install, re.M)
    assert len(told) > 10 and [' '.join(x.split()) for x in told] == \
        [' '.join(x.split()) for x in sections], (told, sections)
