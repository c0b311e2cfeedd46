"""test_files.py - which files are taken, and what is noted of the others.

The numbers in comments are sections of ticket-creation.md.
"""
import base64
import json

from apitest import check_invariants, create, data_uri, one, request, sql
from creating import thread


class Rules:
    """The settings of the message field, which has files; and the site's."""

    def __init__(self, site='', **config):
        self.site, self.config = site, json.dumps(config)

    def __enter__(self):
        sql(f"UPDATE ost_form_field SET configuration='{self.config}' "
            'WHERE id=21')
        sql("DELETE FROM ost_config WHERE `key`='allowed_filetypes'; INSERT "
            "INTO ost_config SET namespace='core', `key`='allowed_filetypes',"
            f" value='{self.site}'")

    def __exit__(self, *_):
        sql('UPDATE ost_form_field SET configuration=NULL WHERE id=21; '
            "DELETE FROM ost_config WHERE `key`='allowed_filetypes'")


def kept(tid):
    """Names of the attachments of the message."""
    return [r[0] for r in sql(
        'SELECT IFNULL(a.name, f.name) FROM ost_attachment a JOIN ost_file f '
        "ON f.id=a.file_id JOIN ost_thread_entry e ON a.type='H' AND "
        f'e.id=a.object_id WHERE e.thread_id={thread(tid)} ORDER BY a.id')]


def notes(tid):
    return sql('SELECT poster, title, format, flags, body FROM '
               f"ost_thread_entry WHERE thread_id={thread(tid)} AND "
               "type='N' ORDER BY id")


def send(name, kind='application/x-unknown', data=b'Some text'):
    """The names that were kept, and the notes about the others."""
    tid = create(attachments=[{name: data_uri(data, kind)}])
    return kept(tid), [n[4] for n in notes(tid)]


def test_types_and_extensions():
    """7.1 and 7.2: media types and extensions, of groups and listed."""
    groups = {'mimetypes': {'image': 'Images'}}
    cases = (
        # extensions alone; their case does not count
        ({'extensions': '.pdf, txt'}, 'a.txt', '', True),
        ({'extensions': '.pdf, txt'}, 'A.PDF', '', True),
        ({'extensions': '.pdf, txt'}, 'a.exe', '', False),
        ({'extensions': '.pdf, txt'}, 'a', '', False),
        ({'extensions': '.pdf, txt'}, 'a.', '', False),
        ({'extensions': '.pdf, txt'}, '.pdf/a', '', False),
        # a media type that is listed, whatever the name
        ({'extensions': '.pdf,application/zip'}, 'a.exe', 'application/zip',
         True),
        ({'extensions': '.pdf,application/zip'}, 'a.zip', 'text/css', False),
        # with media types alone there are no extensions: all is taken
        ({'extensions': 'application/zip'}, 'a.exe', '', True),
        # anything
        ({'extensions': '.pdf .*'}, 'a.exe', '', True),
        ({}, 'a.exe', '', True),
        # a group stands for its media types, and its extensions
        ({'extensions': '.pdf', **groups}, 'a.exe', 'image/png', True),
        ({'extensions': '.pdf', **groups}, 'a.jpeg', '', True),
        ({'extensions': '.pdf', **groups}, 'a.pdf', '', True),
        ({'extensions': '.pdf', **groups}, 'a.doc', '', False),
        # the group alone forbids nothing
        (groups, 'a.doc', '', True))
    for config, name, kind, ok in cases:
        with Rules(**config):
            got = send(name, kind or 'application/x-unknown')
        want = ([name], []) if ok else (
            [], [f'{name}: File type is not allowed'])
        assert got == want, (config, name, kind, got)
    check_invariants()


def test_the_types_of_the_site():
    with Rules(site='.doc'):
        assert send('a.doc')[0] == ['a.doc']
        assert send('a.txt')[0] == []
    with Rules(site='.doc', extensions='.txt'):
        assert send('a.txt')[0] == ['a.txt']
        assert send('a.doc')[0] == []


def test_sizes():
    """7.2: as large as allowed, and one more; 0 allows nothing."""
    with Rules(size=9):
        assert send('a.bin', data=b'123456789') == (['a.bin'], [])
        assert send('a.bin', data=b'1234567890') == (
            [], ['a.bin: File size is too large'])


def test_what_is_noted():
    """7.2: a note before the message, which goes on without the file."""
    with Rules(extensions='.txt'):
        tid = create(attachments=[{'<b>a</b>.exe': data_uri(b'x')},
                                  {'b.txt': data_uri(b'Kept')}])
    assert kept(tid) == ['b.txt']
    assert notes(tid) == [['SYSTEM', 'File Import Error', 'text', '128',
                           '&lt;b&gt;a&lt;/b&gt;.exe: File type is not '
                           'allowed']], notes(tid)
    ids = [r[0] for r in sql('SELECT type FROM ost_thread_entry WHERE '
                             f'thread_id={thread(tid)} ORDER BY id')]
    assert ids == ['N', 'M']


def test_switched_off():
    """7.2: nothing is kept, and nothing is said."""
    with Rules(attachments=False):
        assert send('a.txt') == ([], [])


def xml_file(data, **attributes):
    """The row of a file that came in XML, and the bytes of it."""
    at = ''.join(f' {k}="{v}"' for k, v in attributes.items())
    a = request('POST', '/api/tickets.xml',
                '<ticket><name>Ann</name><email>ann@example.com</email>'
                '<subject>s</subject><message>m</message><attachments>'
                f'<file{at}>{data}</file></attachments></ticket>')
    assert a.status == 201, a
    tid = int(one(f"SELECT ticket_id FROM ost_ticket WHERE number='{a.text}'"))
    found = sql('SELECT f.type, HEX(c.filedata) FROM ost_attachment t '
                'JOIN ost_file f ON f.id=t.file_id JOIN ost_file_chunk c ON '
                'c.file_id=f.id JOIN ost_thread_entry e ON '
                f"t.type='H' AND e.id=t.object_id WHERE e.thread_id="
                + thread(tid))
    if not found:
        # a row of the size before the second decoding, and no bytes
        sql('DELETE f FROM ost_file f LEFT JOIN ost_file_chunk c ON '
            'c.file_id=f.id WHERE c.file_id IS NULL AND f.size>0')
        return notes(tid)[0][4]
    forget(tid)
    return found[0][0], bytes.fromhex(found[0][1])


def forget(tid):
    """osTicket notes the size before the second decoding, and so do we; but
    other tests want each file to have as many bytes as it says."""
    sql('DELETE a, f, c FROM ost_thread_entry e JOIN ost_attachment a ON '
        "a.type='H' AND a.object_id=e.id JOIN ost_file f ON f.id=a.file_id "
        'JOIN ost_file_chunk c ON c.file_id=f.id WHERE '
        f'e.thread_id={thread(tid)}')


def twice(data):
    return base64.b64encode(base64.b64encode(data)).decode()


def test_files_in_xml():
    """2.2: text is taken as it is; base64 is decoded twice."""
    assert xml_file('taken as it is', name='f.txt', type='Text/Plain') == (
        'text/plain', b'taken as it is')
    # once is not enough, as osTicket has it: nothing is left
    assert xml_file('AAEC', name='g.bin', encoding='base64') == (
        'g.bin: Unable to save file')
    assert xml_file(twice(b'\0one'), name='h.bin', encoding='BASE64',
                    type='application/x-one') == (
        'application/x-one', b'\0one')


def test_types_by_content():
    """7.3: a file without a type is looked at."""
    for data, kind in ((b'\x89PNG\r\n\x1a\nrest', 'image/png'),
                       (b'\xff\xd8\xff\xe0rest', 'image/jpeg'),
                       (b'GIF89a rest', 'image/gif'),
                       (b'%PDF-1.4 rest', 'application/pdf'),
                       (b'PK\x03\x04rest', 'application/zip'),
                       (b'\x1f\x8brest', 'application/gzip'),
                       (b'Some text\n', 'text/plain'),
                       (b'x', 'application/octet-stream'),
                       (b'\x01\x02\x03', 'application/octet-stream')):
        got = xml_file(twice(data), name='f', encoding='base64')
        assert got == (kind, data), (data, got)
