"""test_legacy.py - POST /api/tickets.json and .xml, as osTicket's own."""
import json

from apitest import (KEY_CREATE, KEY_CRON, KEY_ELSEWHERE, KEY_INACTIVE, cgi,
                     check_invariants, counts, create, data_uri, one, request,
                     sql, ticket)


def test_creates_and_answers_the_number_alone():
    a = request('POST', '/api/tickets.json', ticket())
    assert a.status == 201, a
    assert a.headers['content-type'] == 'text/html; charset=UTF-8'
    row = sql("SELECT source, ip_address FROM ost_ticket "
              f"WHERE number='{a.text}'")
    assert row == [['API', '127.0.0.1']], (a, row)
    check_invariants()


def test_as_official_clients_send_it():
    a = request('POST', '/api/tickets.json', json.dumps(ticket()), headers={
        'Content-Type': 'application/x-www-form-urlencoded'})
    assert a.status == 201, a


def test_other_spellings_of_the_path():
    for path in ('/api/http.php/tickets.json', '/api/wildcard/tickets.json',
                 '/api/tickets.json?_method=post'):
        a = request('POST', path, ticket())
        assert a.status == 201, (path, a)
    a = request('GET', '/api/tickets.json?_method=post', ticket())
    assert a.status == 201, a


def test_what_is_no_address_of_the_api():
    for method, path in (('GET', '/api/tickets.json'),
                         ('PUT', '/api/tickets.json'),
                         ('HEAD', '/api/tickets.json'),
                         ('POST', '/api/tickets.JSON'),
                         ('POST', '/api/tickets.json/'),
                         ('POST', '/api/nothing'),
                         ('POST', '/api/tickets.json?_method=get')):
        a = request(method, path, ticket())
        assert a.status == 400, (method, path, a)
        if method != 'HEAD':
            assert a.text == 'URL not supported', (method, path, a)


def test_keys():
    for key, text in ((None, 'Valid API key required'),
                      ('wrong', 'Valid API key required'),
                      (KEY_ELSEWHERE, 'Valid API key required'),
                      (KEY_INACTIVE, 'API key not found/active or source IP '
                                     'not authorized'),
                      (KEY_CRON, 'API key not authorized')):
        before = counts()
        a = request('POST', '/api/tickets.json', ticket(), key=key)
        assert (a.status, a.text) == (401, text), (key, a)
        assert counts() == before
        log = sql("SELECT log_type, title, log FROM ost_syslog "
                  "ORDER BY log_id DESC LIMIT 1")
        assert log == [['Warning', 'API Error (401)', text]], log
    a = request('POST', '/api/tickets.json', ticket(), key=KEY_CREATE.lower())
    assert a.status == 201, a


def test_refused_requests_leave_nothing():
    for changes in ({'email': 'nobody'}, {'subject': None}, {'message': None},
                    {'email': 'banned@example.net'}, {'source': 'Phone'},
                    {'topicId': 6}):
        before = counts()
        email = changes.get('email', 'fresh@example.org')
        a = request('POST', '/api/tickets.json',
                    ticket(**{**changes, 'email': email,
                              'attachments': [{'a.txt': 'data:,x'}]}))
        assert a.status in (403, 500), (changes, a)
        assert a.text.startswith('Unable to create new ticket :'), a
        assert counts() == before, changes


def test_wrong_shapes_are_400_and_leave_nothing():
    before = counts()
    for changes in ({'message': ['a']}, {'message': {'a': 1}},
                    {'phone': []}, {'attachments': ['x']},
                    {'attachments': [{}]}, {'subject': []},
                    {'subject': {'a': 'b'}}, {'source': ['API']}):
        a = request('POST', '/api/tickets.json', ticket(**changes))
        assert a.status == 400, (changes, a)
        assert '\n' not in a.text
    a = request('POST', '/api/tickets.xml',
                '<ticket><name>Ann</name><email>ann@example.com</email>'
                '<subject lang="en">s</subject><message>m</message></ticket>')
    assert a.status == 400 and '\n' not in a.text, a
    for changes, text in (({'topicId': {'a': 1}}, 'A single value is'),
                          ({'uid': [1]}, 'A single value is'),
                          ({'email': ['a']}, 'Incomplete client information')):
        a = request('POST', '/api/tickets.json', ticket(**changes))
        assert a.status == 500 and text in a.text, (changes, a)
    assert counts() == before
    # Of a name that is a list osTicket makes a user all the same.
    a = request('POST', '/api/tickets.json', ticket(name=['Ann']))
    assert a.status == 201, a


def test_attachments_are_stored_in_full():
    big = bytes(range(256)) * 4000
    tid = create(attachments=[
        {'big.bin': data_uri(big)}, {'empty.txt': 'data:text/plain,'},
        {'zero.txt': 'data:text/plain,0'}, {'zwölf.txt': 'data:,hello'}])
    rows = sql(
        "SELECT f.name, f.size, (SELECT COUNT(*) FROM ost_file_chunk c WHERE "
        "c.file_id=f.id), (SELECT SUM(LENGTH(filedata)) FROM ost_file_chunk c "
        "WHERE c.file_id=f.id) FROM ost_attachment a JOIN ost_file f ON "
        "f.id=a.file_id JOIN ost_thread_entry e ON e.id=a.object_id JOIN "
        "ost_thread h ON h.id=e.thread_id WHERE a.type='H' AND "
        f"h.object_id={tid} AND h.object_type='T' ORDER BY f.id")
    assert [r[:2] for r in rows] == [
        ['big.bin', str(len(big))], ['zero.txt', '1'],
        ['zwölf.txt', '5']], rows
    assert rows[0][2:] == ['2', str(len(big))], rows
    check_invariants()


def test_html_is_cleaned():
    tid = create(message='data:text/html;charset=utf-8,<p onclick="x()">a'
                         '<script>alert(1)</script><a href="javascript:x">b'
                         '</a> ünï</p>')
    body = one("SELECT body FROM ost_thread_entry e JOIN ost_thread h ON "
               f"h.id=e.thread_id WHERE h.object_id={tid} AND "
               "h.object_type='T' AND e.type='M'")
    assert body == '<p>a<a href="denied:javascript:x">b</a> ünï</p>', body


def test_custom_form():
    a = request('POST', '/api/tickets.json', ticket(topicId=5))
    assert a.status == 500 and 'required' in a.text, a
    a = request('POST', '/api/tickets.json',
                ticket(topicId=5, asset_tag='12', place='Hall'))
    assert a.status == 500, a
    assert 'An asset tag looks like NCL-0123' in a.text, a
    tid = create(topicId=5, asset_tag='NCL-0042', place='Hall',
                 net_address='192.0.2.7')
    answers = dict(sql(
        "SELECT f.name, v.value FROM ost_form_entry e JOIN "
        "ost_form_entry_values v ON v.entry_id=e.id JOIN ost_form_field f ON "
        f"f.id=v.field_id WHERE e.object_type='T' AND e.object_id={tid} AND "
        "e.form_id=10"))
    assert answers['asset_tag'] == 'NCL-0042', answers
    assert answers['place'] == 'Hall', answers
    assert answers['net_address'] == '192.0.2.7', answers


def test_xml():
    def xml(inner, attributes=''):
        return ('<?xml version="1.0" encoding="UTF-8"?>'
                f'<ticket{attributes}><name>Ann</name>'
                f'<email>ann@example.com</email>{inner}</ticket>')

    a = request('POST', '/api/tickets.xml', xml(
        '<subject>Ü &amp; x</subject><message type="text/html">'
        '<![CDATA[<b>hi</b><script>x</script>]]></message>'))
    assert a.status == 201, a
    row = sql("SELECT e.title, e.body, e.format FROM ost_thread_entry e JOIN "
              "ost_thread h ON h.id=e.thread_id JOIN ost_ticket t ON "
              "t.ticket_id=h.object_id WHERE h.object_type='T' AND "
              f"t.number='{a.text}'")
    assert row == [['Ü&amp;x', '<b>hi</b>', 'html']], row
    a = request('POST', '/api/http.php/tickets.xml',
                xml('<subject>s</subject><message>m</message>'))
    assert a.status == 201, a


def test_broken_xml():
    before = counts()
    for body, text in (('', 'XML error: No error at line 1:1'),
                       ('<ticket></x>',
                        'XML error: Mismatched tag at line 1:13'),
                       ('<ticket><name>', 'XML error: Invalid document end'),
                       ('nothing', 'XML error: ')):
        a = request('POST', '/api/tickets.xml', body)
        assert a.status == 400, (body, a)
        assert a.text.startswith(text), (body, a)
    assert counts() == before


def test_xml_entities_are_never_expanded():
    laughs = ''.join(f'<!ENTITY l{i} "{"&l%d;" % (i - 1) * 10}">'
                     for i in range(1, 9))
    body = ('<!DOCTYPE t [<!ENTITY l0 "ha">' + laughs +
            '<!ENTITY f SYSTEM "file:///etc/passwd">]><ticket>'
            '<name>Ann</name><email>ann@example.com</email>'
            '<subject>s</subject><message>x&l8;&f;y</message></ticket>')
    a = request('POST', '/api/tickets.xml', body)
    assert a.status == 201, a
    got = one("SELECT e.body FROM ost_thread_entry e JOIN ost_thread h ON "
              "h.id=e.thread_id JOIN ost_ticket t ON t.ticket_id=h.object_id "
              f"WHERE h.object_type='T' AND t.number='{a.text}'")
    assert got == 'xy', got


def test_cron():
    a = request('POST', '/api/tasks/cron', key=KEY_CRON)
    assert (a.status, a.text) == (200, 'Completed'), a
    a = request('POST', '/api/tasks/cron', key=KEY_CREATE)
    assert (a.status, a.text) == (401, 'API key not authorized'), a
    a = request('GET', '/api/tasks/cron', key=KEY_CRON)
    assert (a.status, a.text) == (400, 'URL not supported'), a


def test_cron_marks_overdue_once():
    tid = create()
    sql(f"UPDATE ost_ticket SET est_duedate=NOW() - INTERVAL 1 HOUR "
        f"WHERE ticket_id={tid}")
    for _ in range(2):
        assert request('POST', '/api/tasks/cron', key=KEY_CRON).status == 200
    assert one(f'SELECT isoverdue FROM ost_ticket WHERE ticket_id={tid}') \
        == '1'
    assert one("SELECT COUNT(*) FROM ost_thread_event e JOIN ost_event n ON "
               "n.id=e.event_id JOIN ost_thread h ON h.id=e.thread_id WHERE "
               f"n.name='overdue' AND h.object_id={tid}") == '1'


def test_no_secret_in_log_or_answer():
    code, a, err = cgi('tickets.cgi', 'POST', '/api/tickets.json', ticket(),
                       key='SECRET-KEY-123')
    assert a.status == 401
    assert 'SECRET-KEY' not in err + a.text
    assert one("SELECT COUNT(*) FROM ost_syslog WHERE log LIKE "
               "'%SECRET-KEY%'") == '0'
    line = json.loads(err.splitlines()[-1])
    assert line['status'] == 401 and line['method'] == 'POST'
