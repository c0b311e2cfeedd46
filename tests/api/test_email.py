"""test_email.py - POST /api/tickets.email: mail, through the web server."""
import base64
import uuid

from apitest import (KEY_CRON, check_invariants, counts, one, parallel,
                     request, sql)

FROM = 'Grace Hall <grace@patron.example>'
TO = 'help@library.example'


def mail(body='Hello.', sender=FROM, to=TO, subject='A question', mid=None,
         kind='text/plain; charset=utf-8', **headers):
    """A mail, and its Message-ID with the brackets."""
    mid = mid or f'<{uuid.uuid4()}@patron.example>'
    lines = [f'From: {sender}', f'To: {to}', f'Subject: {subject}',
             f'Message-ID: {mid}', 'MIME-Version: 1.0',
             f'Content-Type: {kind}']
    lines += [f'{k.replace("_", "-")}: {v}' for k, v in headers.items()]
    return '\r\n'.join(lines) + '\r\n\r\n' + body + '\r\n', mid


def post(text, **more):
    headers = {'Content-Type': 'message/rfc822'}
    return request('POST', '/api/tickets.email', text, headers=headers, **more)


def entry(mid):
    rows = sql('SELECT t.id, t.thread_id, t.pid, t.type, t.user_id, '
               't.staff_id, t.body FROM ost_thread_entry t '
               'JOIN ost_thread_entry_email m ON m.thread_entry_id = t.id '
               f"WHERE m.mid = '{mid}'")
    assert len(rows) == 1, (mid, rows)
    return dict(zip(('id', 'thread', 'pid', 'type', 'user', 'staff', 'body'),
                    rows[0]))


def state(number):
    return sql('SELECT s.state, t.isanswered FROM ost_ticket t '
               'JOIN ost_ticket_status s ON s.id = t.status_id '
               f"WHERE t.number = '{number}'")[0]


def test_makes_a_ticket():
    text, mid = mail('It burns.', subject='=?UTF-8?Q?Gr=C3=BC=C3=9Fe?=')
    a = post(text)
    assert a.status == 201, a
    assert a.headers['content-type'] == 'text/html; charset=UTF-8'
    row = sql('SELECT t.source, t.email_id, c.subject FROM ost_ticket t '
              'JOIN ost_ticket__cdata c USING (ticket_id) '
              f"WHERE t.number = '{a.text}'")
    assert row == [['Email', '1', 'Grüße']], row
    assert entry(mid)['body'] == 'It burns.'
    check_invariants()


def test_other_spellings_of_the_path():
    for path in ('/api/http.php/tickets.email', '/api/wildcard/tickets.email'):
        assert request('POST', path, mail()[0]).status == 201, path
    for path in ('/api/tickets.EMAIL', '/api/tickets.email/'):
        a = request('POST', path, mail()[0])
        assert (a.status, a.text) == (400, 'URL not supported'), (path, a)
    assert request('GET', '/api/tickets.email').status == 400


def test_keys():
    for key in (None, 'wrong', KEY_CRON):
        before = counts()
        a = post(mail()[0], key=key)
        assert a.status == 401, (key, a)
        assert counts() == before


def test_twice_is_once():
    text, mid = mail()
    first, second = post(text), post(text)
    assert (first.status, second.status) == (201, 201)
    assert first.text == second.text
    assert entry(mid)['type'] == 'M'


def test_twice_at_once_is_once():
    text, mid = mail()
    answers = parallel(6, lambda i: post(text))
    assert {a.status for a in answers} == {201}, answers
    assert len({a.text for a in answers}) == 1, answers
    assert entry(mid)['type'] == 'M'
    check_invariants()


def test_answer_by_references_and_by_number():
    text, mid = mail()
    number = post(text).text
    first = entry(mid)
    text, again = mail('more', References=f'<x@y> {mid}')
    assert post(text).text == number
    assert entry(again)['pid'] == first['id']
    text, third = mail('and more', subject=f'Re: [#{number}]')
    assert post(text).text == number
    assert entry(third)['thread'] == first['thread']
    # The number alone is for those who take part.
    text, _ = mail(subject=f'Re: #{number}',
                   sender='henry@patron.example')
    other = post(text)
    assert other.status == 201 and other.text != number, other
    check_invariants()


def test_stranger_and_separator():
    text, mid = mail()
    number = post(text).text
    separator = one("SELECT value FROM ost_config "
                    "WHERE `key` = 'reply_separator'")
    text, reply = mail(f'new\r\n{separator}\r\nold', In_Reply_To=mid,
                       sender='Some One <some@where.example>')
    assert post(text).text == number
    e = entry(reply)
    assert e['user'] == '0', e
    assert 'Some One &lt;some@where.example&gt;' in e['body'], e
    assert 'new' in e['body'] and 'old' not in e['body'], e


def close(number):
    sql("UPDATE ost_ticket SET status_id = 3, closed = NOW(), isanswered = 1 "
        f"WHERE number = '{number}'")


def test_reopens_for_people_only():
    text, mid = mail()
    number = post(text).text
    close(number)
    text, _ = mail('away', In_Reply_To=mid, Auto_Submitted='auto-replied')
    assert post(text).text == number
    assert state(number) == ['closed', '0']
    text, _ = mail('hi', In_Reply_To=mid)
    assert post(text).text == number
    assert state(number) == ['open', '0']


def test_cc_takes_part():
    text, mid = mail(Cc='New One <new.one@else.example>')
    assert post(text).status == 201
    rows = sql('SELECT u.name FROM ost_thread_collaborator c '
               'JOIN ost_user u ON u.id = c.user_id '
               f"WHERE c.thread_id = {entry(mid)['thread']}")
    assert rows == [['New One']], rows


def test_attachment_and_image():
    picture = base64.b64encode(b'not really a picture').decode()
    text, mid = mail(
        '--B\r\nContent-Type: text/html\r\n\r\n'
        '<p>See <img src="cid:p@x"></p>\r\n'
        '--B\r\nContent-Type: image/png; name="p.png"\r\n'
        'Content-ID: <p@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        f'{picture}\r\n'
        '--B\r\nContent-Type: application/pdf\r\n'
        'Content-Disposition: attachment; filename="a.pdf"\r\n\r\nx\r\n'
        '--B--', kind='multipart/related; boundary=B')
    assert post(text).status == 201
    e = entry(mid)
    rows = sql('SELECT f.name, a.inline, f.`key` FROM ost_attachment a '
               'JOIN ost_file f ON f.id = a.file_id '
               f"WHERE a.type = 'H' AND a.object_id = {e['id']} "
               'ORDER BY f.name')
    assert [r[:2] for r in rows] == [['a.pdf', '0'], ['p.png', '1']], rows
    assert f'src="cid:{rows[1][2]}"' in e['body'], e
    check_invariants()


def test_what_is_refused():
    for text in ('', 'hello', 'Subject: x\r\n\r\nx',
                 'From: nobody\r\n\r\nx', '\0' * 100):
        before = counts()
        a = post(text)
        assert a.status == 500, (text, a)
        assert a.text == ('Unable to create new ticket :user\n'
                          'Incomplete client information'), (text, a)
        assert counts() == before, text


def test_hostile_header_is_text():
    text, mid = mail('x', subject='<script>alert(1)</script> %{ticket.id}',
                     sender='"<b>x</b>" <grace@patron.example>')
    a = post(text)
    assert a.status == 201, a
    title = one('SELECT title FROM ost_thread_entry '
                f"WHERE id = {entry(mid)['id']}")
    assert '<script' not in title, title
    check_invariants()
