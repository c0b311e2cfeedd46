"""test_transport.py - by which way mail leaves, and in which shape."""
import os
import stat
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mailtest  # noqa: E402
from mailtest import (FOLDER, account, address, clean, default_account,
                      deliver, left, log_text, one, put, rows,
                      sql)  # noqa: E402
from smtpd import DROP, HANG, Server  # noqa: E402


def test_a_message_arrives_as_it_is():
    clean()
    with Server() as s:
        account(s.port)
        ids = put(3)
        code, err = deliver()
        assert (code, left()) == (0, 0), err
        assert s.ids() == ids
        m = s.mails[0]
        assert m.data.endswith(b'Hello\r\n.\r\n..\r\n.dot\r\nBye')
        assert m.sender == address()
        assert m.recipients == ['ann@example.com']
        assert m.header('Sender') is None
        assert s.connections == 1, 'the connection is used again'


def test_tls_and_login():
    for tls, scheme in (('starttls', 'tls'), ('ssl', 'ssl')):
        clean()
        with Server(tls=tls, auth=('desk', 'pässword')) as s:
            account(s.port, f'{scheme}://127.0.0.1',
                    auth=('desk', 'pässword'))
            put(2)
            code, err = deliver(MAIL_CA=s.cert)
            assert (code, left()) == (0, 0), err
            assert [m.user for m in s.mails] == ['desk'] * 2
            assert all(m.session.tls for m in s.mails)


def test_plain_login_where_that_is_all():
    clean()
    with Server(auth=('desk', 'secret'), mechanisms='CRAM-MD5 PLAIN') as s:
        account(s.port, auth=('desk', 'secret'))
        put()
        code, err = deliver()
        assert (code, left(), len(s.mails)) == (0, 0, 1), err


def test_a_certificate_is_verified():
    clean()
    with Server(tls='ssl') as s:
        account(s.port, 'ssl://127.0.0.1')
        put()
        code, err = deliver()
        assert (code, left(), len(s.mails)) == (0, 1, 0), err
        assert 'certificate' in rows()[0][4], rows()
        assert 'MAIL' not in s.words
        mailtest.due_now()
        code, err = deliver(MAIL_VERIFY='no')
        assert (code, left(), len(s.mails)) == (0, 0, 1), err


def test_starttls_is_demanded():
    clean()
    with Server() as s:
        account(s.port, 'tls://127.0.0.1')
        put()
        deliver()
        assert left() == 1 and not s.mails and 'MAIL' not in s.words


def test_a_wrong_password():
    clean()
    with Server(auth=('desk', 'secret')) as s:
        account(s.port, auth=('desk', 'wrong'))
        put(3)
        code, err = deliver()
        assert (code, left(), len(s.mails)) == (0, 3, 0), err
        assert all(r[0] == '0' and r[1] == '1' for r in rows()), rows()
        assert '535' in rows()[0][4]
        assert s.words.count('AUTH') == 1, 'asked once, not for each mail'
        assert 'Unable to email via SMTP' in log_text()
        for text in (err, log_text(), str(rows('*'))):
            assert 'wrong' not in text


def test_an_unreadable_password():
    clean()
    with Server(auth=('desk', 'secret')) as s:
        account(s.port, auth=('desk', 'secret'))
        sql("UPDATE ost_config SET value='$2$rubbish' WHERE `key`='passwd'")
        put()
        deliver()
        assert left() == 1 and not s.connections
        assert 'Credentials' in log_text()


def test_the_mailboxs_credentials():
    clean()
    with Server(auth=('box', 'secret')) as s:
        key = account(s.port, auth=('box', 'secret'))
        sql(f"UPDATE ost_email_account SET type='mailbox' WHERE id={key}")
        smtp = account(s.port)
        sql(f"UPDATE ost_email_account SET auth_bk='mailbox' WHERE id={smtp}")
        put()
        code, err = deliver()
        assert (code, left()) == (0, 0), err
        assert s.mails[0].user == 'box'


def test_own_account_then_default():
    clean()
    with Server(script=lambda s, w, a: '554 no' if w == 'CONNECT' else None
                ) as own, Server() as other:
        account(own.port)
        default_account(account(other.port, email_id=2))
        put(2, sender_name='"Desk, the" ')
        code, err = deliver()
        assert (code, left(), len(other.mails)) == (0, 0, 2), err
        assert own.connections == 1, 'not asked again at once'
        # Not spoofing: the default account's address is the sender.
        m = other.mails[0]
        email = one('SELECT email FROM ost_email WHERE email_id=2')
        assert m.sender == email
        assert m.header('Sender') == f'"Desk, the" <{email}>', m.data
        assert m.header('From') == f'"Desk, the" <{address()}>'
        assert log_text().count('Unable to email via SMTP') == 1


def test_an_account_that_may_spoof():
    clean()
    with Server() as s:
        default_account(account(s.port, email_id=2, spoof=1))
        put()
        deliver()
        assert s.mails[0].sender == address()
        assert s.mails[0].header('Sender') is None


def test_an_inactive_account_is_not_used():
    clean()
    with Server() as s:
        account(s.port, active=0)
        put()
        deliver()
        assert left() == 1 and s.connections == 0
        assert 'sendmail' in rows()[0][4]


SENDMAIL = '''#!/bin/sh
n=$(ls {0} | wc -l)
printf '%s\\n' "$@" >{0}/$n.args
cat >{0}/$n.mail
exit {1}
'''


def fake_sendmail(status=0):
    box = os.path.join(FOLDER, f'sendmail-{time.time()}')
    os.mkdir(box)
    path = box + '.sh'
    with open(path, 'w') as f:
        f.write(SENDMAIL.format(box, status))
    os.chmod(path, stat.S_IRWXU)
    return path, box


def read(box):
    out = {'args': [], 'mail': []}
    for name in sorted(os.listdir(box)):
        with open(os.path.join(box, name), 'rb') as f:
            out[name.split('.')[1]].append(f.read())
    return out


def test_sendmail_when_there_is_no_account():
    clean()
    path, box = fake_sendmail()
    put(sender='a;$(touch${IFS}x)@example.com')
    put()
    code, err = deliver(SENDMAIL=path)
    assert (code, left()) == (0, 0), err
    got = read(box)
    assert got['args'] == [
        b'-i\n-fa;$(touch${IFS}x)@example.com\n-t\n',
        b'-i\n-f%s\n-t\n' % address().encode()], got
    assert got['mail'][-1].endswith(b'Hello\n.\n..\n.dot\nBye\n')
    assert b'\r' not in got['mail'][-1]


def test_sendmail_after_smtp_failed():
    clean()
    path, box = fake_sendmail()
    account(1)  # nobody listens
    put(2)
    code, err = deliver(SENDMAIL=path)
    assert (code, left(), len(read(box)['mail'])) == (0, 0, 2), err
    assert 'Unable to email via SMTP' in log_text()


def test_sendmail_fails():
    clean()
    path, box = fake_sendmail(75)
    put()
    deliver(SENDMAIL=path)
    assert left() == 1 and rows()[0][0] == '0', rows()
    path, box = fake_sendmail(67)
    mailtest.due_now()
    deliver(SENDMAIL=path)
    assert left() == 1 and rows()[0][0] == '1', rows()
    assert 'Unable to email via Sendmail' in log_text()


def test_never_another_way_after_the_last_byte():
    clean()
    path, box = fake_sendmail()
    with Server(script=lambda s, w, a: DROP if w == 'BODY' else None) as s:
        account(s.port)
        put()
        deliver(SENDMAIL=path)
        assert left() == 1 and not read(box)['mail']
        s.script = None
        mailtest.due_now()
        deliver(SENDMAIL=path)
        assert (left(), len(s.mails)) == (0, 1) and not read(box)['mail']


def test_some_recipients_are_refused():
    clean()
    answers = {'bad@example.com': '550 5.1.1 no such user',
               'full@example.com': '452 4.2.2 mailbox full'}

    def script(session, word, argument):
        return answers.get(argument[4:-1]) if word == 'RCPT' else None

    path, box = fake_sendmail()
    with Server(script=script) as s:
        account(s.port)
        put(recipients='ann@example.com, bad@example.com, full@example.com')
        deliver(SENDMAIL=path)
        assert s.mails[0].recipients == ['ann@example.com']
        assert rows()[0][:4] == ['0', '1',
                                 'bad@example.com, full@example.com', '1']
        del answers['full@example.com']
        mailtest.due_now()
        deliver(SENDMAIL=path)
        assert s.mails[1].recipients == ['full@example.com']
        # What is left is refused for good: given up, and said so.
        assert rows()[0][:4] == ['1', '2', 'bad@example.com', '1'], rows()
        assert 'no such user' in log_text()
        assert not read(box)['mail'], 'the others have it already'
        assert len(s.mails) == 2


def test_all_recipients_are_refused():
    clean()
    with Server(script=lambda s, w, a: '550 no' if w == 'RCPT' else None) as s:
        account(s.port)
        put(2)
        code, err = deliver()
        assert [r[0] for r in rows()] == ['1', '1'], rows()
        assert 'The mail server says: 550 no' == rows()[0][4]
        assert 'Unable to send email' in log_text()


def test_a_refusal_for_now():
    clean()
    for word in ('MAIL', 'RCPT', 'DATA', 'BODY'):
        with Server(script=lambda s, w, a: '451 later' if w == word else None
                    ) as s:
            sql('DELETE FROM ost_oc_mail; DELETE FROM ost_email_account')
            account(s.port)
            put()
            deliver()
            assert rows()[0][:2] == ['0', '1'], (word, rows())
            assert '451 later' in rows()[0][4], (word, rows())
            wait = int(one('SELECT TIMESTAMPDIFF(SECOND, NOW(), due) FROM '
                           'ost_oc_mail'))
            assert 50 <= wait <= 60, wait


def test_the_last_attempt():
    clean()
    put()
    sql('UPDATE ost_oc_mail SET attempts=11')
    deliver()
    assert rows()[0][:2] == ['1', '12'], rows()
    assert 'Unable to send email: Number 0' in log_text(), log_text()
    deliver()
    assert rows()[0][1] == '12'


def test_unfit_rows():
    clean()
    put()
    put(recipients='no-address')
    put(recipients='a@example.com\\nRCPT TO:<b@example.com>')
    put(recipients='')
    put(sender='x y@example.com')
    sql("UPDATE ost_oc_mail SET content='' ORDER BY id LIMIT 1")
    code, err = deliver()
    assert code == 0 and [r[0] for r in rows()] == ['1'] * 5, (rows(), err)


def test_a_closed_idle_connection():
    clean()

    def script(session, word, argument):
        if word == 'MAIL' and session.sender:
            return DROP
        return '421 too many' if word == 'RCPT' and session is late else None

    late = None
    with Server(script=script) as s:
        account(s.port)
        put(4)
        code, err = deliver()
        assert (left(), len(s.mails)) == (0, 4), (rows(), err)
        assert s.connections == 4
        assert len(set(s.ids())) == 4


def test_a_server_that_hangs():
    for word in ('CONNECT', 'EHLO', 'MAIL', 'RCPT', 'DATA'):
        clean()
        with Server(script=lambda s, w, a: HANG if w == word else None) as s:
            account(s.port)
            put(3 if word == 'CONNECT' else 1)
            start = time.time()
            code, err = deliver(MAIL_TIMEOUT='1')
            took = time.time() - start
            assert all(r[1] == '1' for r in rows()), (word, rows())
            assert took < 6, (word, took)


def test_a_slow_server():
    clean()

    def script(session, word, argument):
        if word in ('MAIL', 'DATA', 'BODY'):
            time.sleep(2)

    with Server(script=script) as s:
        account(s.port)
        put()
        code, err = deliver(MAIL_TIMEOUT='4')
        assert (left(), len(s.mails)) == (0, 1), (rows(), err)


def test_a_silence_after_the_last_byte():
    clean()
    with Server(script=lambda s, w, a: HANG if w == 'ACCEPTED' else None) as s:
        account(s.port)
        put()
        code, err = deliver(MAIL_TIMEOUT='1')
        assert left() == 1 and rows()[0][:2] == ['0', '1'], rows()


def test_big_messages():
    clean()
    line = '0123456789' * 7 + '\n'
    with Server() as s:
        account(s.port)
        put(body='')
        sql(f"UPDATE ost_oc_mail SET content=CONCAT(content, "
            f"REPEAT('{line}', 200000))".replace('\n', '\\n'))
        code, err = deliver()
        assert (left(), len(s.mails)) == (0, 1), (rows(), err)
        got = s.mails[0].data.partition(b'\r\n\r\n')[2] + b'\r\n'
        assert got == line.replace('\n', '\r\n').encode() * 200000


def test_a_folder():
    clean()
    box = os.path.join(FOLDER, 'box')
    os.makedirs(box, exist_ok=True)
    put(3)
    code, err = deliver(MAIL_DIR=box)
    assert (code, left()) == (0, 0), err
    names = sorted(os.listdir(box))
    assert len(names) == 3 and all(n.endswith('.eml') for n in names), names
    put()
    code, err = deliver(MAIL_DIR='/nonexistent')
    assert left() == 1 and 'folder' in rows()[0][4]


COLUMNS_116 = '''ALTER TABLE ost_email
 ADD userid varchar(255) NOT NULL DEFAULT '',
 ADD userpass varchar(255) CHARACTER SET ascii NOT NULL DEFAULT '',
 ADD smtp_active tinyint(1) NOT NULL DEFAULT 0,
 ADD smtp_host varchar(255) NOT NULL DEFAULT '',
 ADD smtp_port int(6) DEFAULT NULL,
 ADD smtp_secure tinyint(1) NOT NULL DEFAULT 1,
 ADD smtp_auth tinyint(1) NOT NULL DEFAULT 1,
 ADD smtp_auth_creds int(11) DEFAULT 0,
 ADD smtp_userid varchar(255) NOT NULL DEFAULT '',
 ADD smtp_userpass varchar(255) CHARACTER SET ascii NOT NULL DEFAULT '',
 ADD smtp_spoofing tinyint(1) unsigned NOT NULL DEFAULT 0'''


def test_the_columns_of_1_16():
    clean()
    sql(COLUMNS_116)
    sql('RENAME TABLE ost_email_account TO hidden_account')
    try:
        with Server(auth=('desk', 'secret')) as s:
            sql("UPDATE ost_email SET smtp_active=1, smtp_port=%d, "
                "smtp_host='plain://127.0.0.1', userid='desk', "
                "userpass='%s' WHERE email_id=1" %
                (s.port, mailtest.seal('secret', 'desk')))
            put()
            code, err = deliver()
            assert (left(), len(s.mails)) == (0, 1), (rows(), err)
            s.auth = ('smtp', 'other')
            sql("UPDATE ost_email SET smtp_auth_creds=1, smtp_userid='smtp', "
                "smtp_userpass='%s' WHERE email_id=1" %
                mailtest.seal('other', 'smtp'))
            put()
            code, err = deliver()
            assert (left(), len(s.mails)) == (0, 2), (rows(), err)
            # The default server is an address there.
            sql("UPDATE ost_email SET smtp_active=0; "
                "UPDATE ost_email SET smtp_active=1, smtp_auth=0, "
                f"smtp_port={s.port}, smtp_host='127.0.0.1' "
                "WHERE email_id=2")
            s.auth = None
            default_account(2)
            put()
            code, err = deliver()
            assert (left(), len(s.mails)) == (0, 3), (rows(), err)
            assert s.mails[2].header('Sender')
    finally:
        sql('RENAME TABLE hidden_account TO ost_email_account;'
            'ALTER TABLE ost_email ' + ', '.join(
                'DROP ' + c for c in (
                    'userid', 'userpass', 'smtp_active', 'smtp_host',
                    'smtp_port', 'smtp_secure', 'smtp_auth',
                    'smtp_auth_creds', 'smtp_userid', 'smtp_userpass',
                    'smtp_spoofing')))


def test_a_web_server_may_not_run_it():
    for name, text in (('GATEWAY_INTERFACE', 'CGI/1.1'),
                       ('REQUEST_METHOD', 'GET'), ('FCGI_ROLE', 'RESPONDER')):
        clean()
        put()
        code, err = deliver(**{name: text})
        assert code != 0 and left() == 1, name
