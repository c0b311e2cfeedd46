"""test_xml.py - the shapes of POST /api/tickets.xml (ticket-creation.md, 2.2).
"""
from apitest import counts, one, request, sql
from creating import fresh, thread


def ticket(inner='', attributes='', **fields):
    f = {'name': 'Ann', 'email': 'ann@example.com', 'subject': 's',
         'message': '<message>m</message>'}
    f.update(fields)
    message = f.pop('message')
    return (f'<ticket{attributes}>' + ''.join(
        f'<{k}>{v}</{k}>' for k, v in f.items()) + message + inner +
        '</ticket>')


def send(body):
    return request('POST', '/api/tickets.xml', body)


def made(body):
    a = send(body)
    assert a.status == 201, (body, a)
    return int(one(
        f"SELECT ticket_id FROM ost_ticket WHERE number='{a.text}'"))


def message(tid):
    return sql("SELECT body, format FROM ost_thread_entry WHERE type='M' AND "
               f'thread_id={thread(tid)}')[0]


def test_messages():
    cases = (
        ('<message>a &amp; b</message>', ['a&amp;b', 'text']),
        ('<message><![CDATA[a & b]]></message>', ['a &amp; b', 'text']),
        ('<message type="TEXT/HTML"><![CDATA[<b>x</b>]]></message>',
         ['<b>x</b>', 'html']),
        ('<message type="text/plain"><![CDATA[<b>x</b>]]></message>',
         ['&lt;b&gt;x&lt;/b&gt;', 'text']),
        # the text is said to be Latin 1, so its UTF-8 is taken for that
        ('<message encoding="ISO-8859-1">\u00e9</message>',
         ['\u00c3', 'text']),
        ('<message encoding="no such">\u00e9</message>', ['\u00e9', 'text']),
        # a list of messages has no text of its own
        ('<message>m</message><message>n</message>', ['-', 'text']))
    for text, want in cases:
        got = message(made(ticket(message=text)))
        assert got == want, (text, got)


def test_phones():
    """A map is its text, and an extension in an attribute is lost."""
    for phone, want in (('<phone>602 555 0123</phone>', '6025550123'),
                        ('<phone ext="12">602 555 0124</phone>',
                         '6025550124')):
        email = fresh('phone.example')
        tid = made(ticket(phone, email=email))
        assert one('SELECT v.value FROM ost_form_entry e JOIN '
                   'ost_form_entry_values v ON v.entry_id=e.id JOIN '
                   'ost_ticket t ON t.user_id=e.object_id WHERE '
                   f"e.object_type='U' AND v.field_id=3 AND "
                   f't.ticket_id={tid}') == want, phone


def test_attributes_of_the_ticket_are_fields():
    a = send(ticket(attributes=' topicId="4" alert="FALSE"'))
    assert a.status == 201, a
    assert one('SELECT topic_id FROM ost_ticket WHERE '
               f"number='{a.text}'") == '4'
    a = send(ticket(attributes=' source="Phone"'))
    assert a.status == 500 and 'Invalid ticket origin given' in a.text, a


def test_empty_subject_is_none():
    before = counts()
    a = send(ticket(subject=''))
    assert a.status == 500 and 'Issue Summary is a required field' in a.text
    assert counts() == before


def test_shapes_that_cannot_be_read():
    """Repeated elements are lists; what osTicket dies of is refused, and
    leaves nothing."""
    before = counts()
    deep = '<a>' * 300 + '</a>' * 300
    for body, status in ((ticket('<subject>t</subject>'), 400),
                         (ticket(deep), 400),
                         (ticket('<x a="1"><a/></x>'), 400),
                         (ticket('<attachments><file name="f"/>'
                                 '</attachments>'), 400),
                         ('<tickets/>', 500),
                         ('<other><name>Ann</name></other>', 500)):
        a = send(body)
        assert a.status == status, (body[:200], a)
        assert '\n' not in a.text or a.status == 500, a
    assert counts() == before


def test_faults_are_named():
    """PHP's words for them (1.4)."""
    for body, text in (
            ('<ticket>&nothing;</ticket>', 'Undeclared entity error'),
            ('<ticket a="1" a="2"/>', 'Attribute redefined'),
            ('<ticket a/>', 'Attribute without value'),
            ('<ticket>]]></ticket>',
             "Sequence ']]>' not allowed in content"),
            ('<ticket>&#0;</ticket>', 'Invalid character'),
            ('<ticket>&amp</ticket>', "EntityRef: expecting ';'"),
            ('<ticket><!-- a -- b --></ticket>',
             "Comment must not contain '--' (double-hyphen)"),
            ('<?xml version="1.0" encoding="none"?><ticket/>',
             'Unsupported encoding')):
        a = send(body)
        assert a.status == 400, (body, a)
        assert a.text.startswith(f'XML error: {text} at line 1:'), (body, a)


def test_several_files():
    tid = made(ticket(
        '<attachments><file name="a.txt">one</file>'
        '<file name="b.txt">two</file></attachments>'))
    assert sql('SELECT f.name, c.filedata FROM ost_attachment t JOIN ost_file '
               'f ON f.id=t.file_id JOIN ost_file_chunk c ON c.file_id=f.id '
               "JOIN ost_thread_entry e ON t.type='H' AND e.id=t.object_id "
               f'WHERE e.thread_id={thread(tid)} ORDER BY f.id') == [
                   ['a.txt', 'one'], ['b.txt', 'two']]


def test_unknown_fields_are_noted():
    """1.6: a row of the log each, with the path."""
    last = one('SELECT IFNULL(MAX(log_id), 0) FROM ost_syslog')
    made(ticket('<colour>red</colour><size><width>1</width></size>'
                '<thread_entry_recipients><to>a</to><bcc>b</bcc>'
                '</thread_entry_recipients>'))
    got = [r[0].split(':')[0] for r in sql(
        "SELECT log FROM ost_syslog WHERE title='Unexpected Data (400)' AND "
        f'log_id>{last} ORDER BY log_id')]
    assert 'colour' in got and 'size' in got, got
    assert not any(g == 'subject' for g in got), got
