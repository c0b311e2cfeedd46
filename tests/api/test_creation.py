"""test_creation.py - what becomes of a new ticket: filters, people, status.

The numbers in comments are sections of ticket-creation.md.
"""
import json

from apitest import (check_invariants, counts, create, one, request, sql,
                     ticket, with_settings)
from creating import answer, booking, fresh, plain, report, row, thread


def events(tid, name):
    """(username, data) of the events of that name, in order."""
    return [(user, json.loads(plain(data)) if data else None)
            for user, data in sql(
                'SELECT e.username, e.data FROM ost_thread_event e JOIN '
                f"ost_event n ON n.id=e.event_id WHERE n.name='{name}' AND "
                f'e.thread_id={thread(tid)} ORDER BY e.id')]


class Filters:
    """Filters of our own, before all others; gone at the end."""

    def __init__(self, *filters):
        self.filters = filters

    def __enter__(self):
        self.ids = []
        for name, rules, actions, stop in self.filters:
            fid = one(
                'INSERT INTO ost_filter SET execorder=0, isactive=1, '
                f"match_all_rules=0, stop_onmatch={stop}, target='API', "
                f"email_id=0, name='{name}', created=NOW(), updated=NOW(); "
                'SELECT LAST_INSERT_ID()')
            self.ids.append(fid)
            for what, how, val in rules:
                sql('INSERT INTO ost_filter_rule SET isactive=1, notes=\'\','
                    f"filter_id={fid}, what='{what}', how='{how}', "
                    f"val='{val}', created=NOW(), updated=NOW()")
            for sort, (kind, config) in enumerate(actions):
                text = json.dumps(config)
                sql(f"INSERT INTO ost_filter_action SET filter_id={fid}, "
                    f"sort={sort}, type='{kind}', configuration='{text}', "
                    'updated=NOW()')

    def __exit__(self, *_):
        ids = ','.join(self.ids)
        for table, column in (('filter', 'id'), ('filter_rule', 'filter_id'),
                              ('filter_action', 'filter_id')):
            sql(f'DELETE FROM ost_{table} WHERE {column} IN ({ids})')


def always(name, *actions, rules=(('field.20', 'contains', 'zebra'),),
           stop=0):
    return (name, rules, actions, stop)


def test_filter_actions():
    """3.5: what each one sets, and what the history says of it."""
    with Filters(always(
            'Zebras', ('dept', {'dept_id': '5'}), ('pri', {'priority': '4'}),
            ('sla', {'sla_id': '3'}), ('team', {'team_id': '2'}),
            ('agent', {'staff_id': '6'}), ('noresp', {'enable': True}))):
        tid = create(subject='A zebra')
    assert row(tid, 'dept_id, sla_id, team_id, staff_id') == [
        '5', '3', '2', '6'], tid
    assert answer(tid, 'priority') == 'Emergency'
    got = events(tid, 'edited')
    assert {user for user, _ in got} == {'Ticket Filter'}, got
    assert [(d['type'], d['value'], d['filter']) for _, d in got] == [
        ('Department', 'Collections', 'Zebras'),
        ('Priority', 'Emergency', 'Zebras'), ('SLA', 'Quick fix', 'Zebras'),
        ('Team', 'Digital Services', 'Zebras'),
        ('Agent', 'Inès Moreau', 'Zebras')], got
    # 3.10: both, and by whom
    assert events(tid, 'assigned') == [
        ('Ticket Filter', {'staff': 6}), ('Ticket Filter', {'team': 2})]


def test_filter_topic_and_status():
    with Filters(always('Zebras', ('topic', {'topic_id': '4'}),
                        ('status', {'status_id': '6'}))):
        tid = create(subject='A zebra')
    # the topic comes too late for its forms
    assert row(tid, 'topic_id, status_id, dept_id') == ['4', '6', '2']
    assert one("SELECT extra FROM ost_form_entry WHERE object_type='T' AND "
               f'object_id={tid}') is None
    edited = events(tid, 'edited')
    assert [d.get('value') for _, d in edited if 'type' in d] == [
        'Computers and Wi-Fi', False], edited
    assert ('SYSTEM', {'status': 6}) in edited, edited


def test_filters_leave_alone_what_is_not_active():
    """3.5: a department or topic that is gone or off is not set."""
    with Filters(always('Off', ('dept', {'dept_id': '7'}),
                        ('topic', {'topic_id': '9'})),
                 always('Gone', ('dept', {'dept_id': '99'}),
                        ('topic', {'topic_id': '99'}))):
        tid = create(subject='A zebra')
    assert row(tid, 'dept_id, topic_id') == ['1', '1']


def test_filters_stop_and_overwrite():
    with Filters(always('First', ('pri', {'priority': '1'})),
                 always('Second', ('pri', {'priority': '3'}), stop=1),
                 always('Never', ('pri', {'priority': '4'}))):
        tid = create(subject='A zebra')
    assert answer(tid, 'priority') == 'High'
    assert [d['filter'] for _, d in events(tid, 'edited')] == [
        'First', 'Second']


def test_filter_reject():
    before = counts()
    with Filters(always('No zebras', ('reject', []))):
        a = request('POST', '/api/tickets.json', ticket(
            subject='A zebra', email='fresh@zebra.example'))
    assert a.status == 403, a
    assert counts() == before


def test_filter_replyto():
    """The one to answer becomes the owner, and is judged anew."""
    with Filters(always('Answer', ('replyto', {'enable': True})),
                 always('Ivy', ('pri', {'priority': '4'}),
                        rules=(('email', 'equal', 'ivy@patron.example'),))):
        tid = create(subject='A zebra', **{
            'reply-to': 'ivy@patron.example', 'reply-to-name': 'Ivy'})
        other = create(subject='A zebra')
    assert row(tid, 'user_id') == ['10'], tid
    assert answer(tid, 'priority') == 'Emergency'
    # nothing to answer to: nothing changes
    assert answer(other, 'priority') == 'Normal'


def test_how_rules_match():
    """3.5: the table of comparisons; missing data are empty text."""
    cases = (
        ('equal', 'a ZEBRA', True), ('equal', 'zebra', False),
        ('not_equal', 'zebra', True), ('not_equal', 'a zebra', False),
        ('contains', 'ZEB', True), ('dn_contain', 'zeb', False),
        ('dn_contain', 'lion', True), ('starts', 'A Z', True),
        ('starts', 'zebra', False), ('ends', 'BRA', True),
        ('ends', 'a', True), ('match', '/ze(bra|bu)/', True),
        ('match', '/lion/', False), ('match', '/(/', False),
        ('not_match', '/lion/', True), ('not_match', '/zebra/', False),
        ('not_match', '/(/', True))
    for how, val, hit in cases:
        with Filters(always('How', ('pri', {'priority': '4'}),
                            rules=(('field.20', how, val),))):
            tid = create(subject='A zebra')
        assert answer(tid, 'priority') == (
            'Emergency' if hit else 'Normal'), (how, val)
    with Filters(always('None', ('pri', {'priority': '4'}), rules=())):
        assert answer(create(), 'priority') == 'Normal'


def test_filters_see_properties_of_items():
    """Topic 6 asks for a room; 36 is the number of its seats."""
    with Filters(always('Big', ('pri', {'priority': '4'}),
                        rules=(('field.40.36', 'equal', '40'),)),
                 always('Studio', ('pri', {'priority': '3'}),
                        rules=(('field.40.abb', 'equal', 'ST'),)),
                 always('Both', ('pri', {'priority': '1'}),
                        rules=(('field.47', 'equal', 'Projector, Piano'),))):
        big = create(**booking(room='1'))
        studio = create(**booking(room='ST'))
        both = create(**booking(room='3', appliances=['4', 'Piano']))
    assert answer(big, 'priority') == 'Emergency'
    assert answer(studio, 'priority') == 'High'
    assert answer(both, 'priority') == 'Low'


def test_status():
    """3.9: open ones are an edit, closed ones close, others do nothing."""
    tid = create(statusId=6)
    assert row(tid, 'status_id, closed') == ['6', None]
    assert events(tid, 'edited') == [('SYSTEM', {'status': 6})]
    tid = create(statusId=3)
    # One time is read before the other, and a second may begin in between.
    assert row(tid, 'status_id, TIMESTAMPDIFF(SECOND, created, closed) '
               'BETWEEN 0 AND 1, est_duedate IS NULL') == ['3', '1', '0']
    assert events(tid, 'closed') == [('SYSTEM', {'status': [3, 'Closed']})]
    for status in (1, 4, 5, 99):
        tid = create(statusId=status)
        assert row(tid, 'status_id, closed') == ['1', None], status
        assert events(tid, 'edited') == events(tid, 'closed') == [], status
    # closed tickets are not assigned
    tid = create(statusId=3, staffId=2, teamId=2)
    assert row(tid, 'staff_id, team_id') == ['0', '0']


def test_what_keeps_a_ticket_open():
    """3.9; osTicket keeps the ticket, here what is refused leaves nothing."""
    before = counts()
    a = request('POST', '/api/tickets.json',
                ticket(**report(statusId=3)))
    assert a.status == 500 and 'cannot be closed' in a.text, a
    assert counts() == before
    tid = create(**report(statusId=3, cause='Old age'))
    assert row(tid, 'status_id') == ['3']


def test_assignment_by_form():
    """3.10: `assignId` with a comment, and who can be assigned."""
    tid = create(assignId='s2', note='<p>Yours, <b>Tess</b></p>')
    assert row(tid, 'staff_id, team_id') == ['2', '0']
    assert events(tid, 'assigned') == [
        ('SYSTEM', {'staff': [2, 'Tess Okafor']})]
    assert sql('SELECT poster, title, format, body, flags FROM '
               f"ost_thread_entry WHERE thread_id={thread(tid)} AND "
               "type='N'") == [[
                   'SYSTEM (Auto Assignment)',
                   'Ticket Assigned to Tess Okafor', 'html',
                   '<p>Yours, <b>Tess</b></p>', '192']]
    tid = create(assignId='t2')
    assert row(tid, 'staff_id, team_id') == ['0', '2']
    assert events(tid, 'assigned') == [('SYSTEM', {'team': 2})]
    # on vacation, inactive, gone; a team that is off; nonsense
    for whom in ('s5', 's9', 's99', 't3', 't99', 'x1', 's'):
        tid = create(assignId=whom, note='Not for you')
        assert row(tid, 'staff_id, team_id') == ['0', '0'], whom
        assert events(tid, 'assigned') == [], whom
        assert one('SELECT COUNT(*) FROM ost_thread_entry WHERE '
                   f"thread_id={thread(tid)} AND type='N'") == '0', whom


def test_departments_that_assign_members_only():
    """Collections takes its members only: Inès is one, Tess is not."""
    for whom, staff in (('s6', '6'), ('s2', '0')):
        tid = create(deptId=5, assignId=whom)
        assert row(tid, 'dept_id, staff_id') == ['5', staff], whom


def test_assignment_by_topic_and_organization():
    """3.6: the topic before the organization's manager."""
    tid = create(topicId=7)
    assert row(tid, 'staff_id, dept_id') == ['6', '5']
    # Emma's organization has a team for its manager, but does not assign it
    tid = create(email='emma@friends.example')
    assert row(tid, 'staff_id, team_id') == ['0', '0']
    # Chloé's has Tess, and does
    tid = create(email='chloe@council.example')
    assert row(tid, 'staff_id') == ['2']
    sql("UPDATE ost_organization SET manager='t1' WHERE id=3")
    try:
        tid = create(email='chloe@council.example')
        assert row(tid, 'staff_id, team_id') == ['0', '1']
        assert events(tid, 'assigned') == [('Ticket Filter', {'team': 1})]
    finally:
        sql("UPDATE ost_organization SET manager='s2' WHERE id=3")


def collaborators(tid):
    return [r[0] for r in sql(
        'SELECT user_id FROM ost_thread_collaborator WHERE '
        f'thread_id={thread(tid)} ORDER BY user_id')]


def test_members_take_part():
    """3.11: all members of Chloé's organization, primary contacts of
    Felix's; never the owner."""
    members = sql('SELECT id, name FROM ost_user WHERE org_id=3 AND id<>4 '
                  'ORDER BY id')
    tid = create(email='chloe@council.example')
    assert collaborators(tid) == [i for i, _ in members], tid
    got = events(tid, 'collab')
    assert got == [('SYSTEM', {'add': {i: {'name': name}}})
                   for i, name in members] + [('SYSTEM', {'org': 3})], got
    tid = create(email='felix@friends.example')
    assert collaborators(tid) == ['6'], tid
    tid = create(email='emma@friends.example')
    assert collaborators(tid) == [] and events(tid, 'collab') == []


def test_ccs_and_recipients():
    """3.11: users by number, and those a mail went to."""
    tid = create(ccs=[8, 10, 999])
    assert collaborators(tid) == ['8', '10']
    assert sql('SELECT flags FROM ost_thread_collaborator WHERE '
               f'thread_id={thread(tid)}') == [['3'], ['3']]
    # 5.8: the others' addresses are on the entry
    text = one('SELECT recipients FROM ost_thread_entry WHERE '
               f"thread_id={thread(tid)} AND type='M'")
    assert sorted(json.loads(text)['cc'].values()) == [
        'Grace Hall <grace@patron.example>',
        'Ivy Chen <ivy@patron.example>'], text
    tid = create(recipients=[
        {'name': 'Third Party', 'email': 'third@party.example',
         'source': 'Email (to)'},
        {'name': 'Ivy', 'email': 'ivy@patron.example', 'source': 'cc'},
        {'name': 'Us', 'email': 'x@y.example', 'source': 'delivered-to'},
        {'name': 'Bad', 'email': 'no address', 'source': 'cc'}],
        **{'to-email-id': 1})
    third = one("SELECT user_id FROM ost_user_email WHERE "
                "address='third@party.example'")
    assert collaborators(tid) == sorted(['10', third], key=int)
    user, data = events(tid, 'collab')[-1]
    assert data['add'][third] == {'name': 'Third Party',
                                  'src': 'Email (to)'}, data
    assert one("SELECT COUNT(*) FROM ost_user_email WHERE "
               "address='x@y.example'") == '0'
    check_invariants()


def test_answer_to_all():
    tid = create(email='henry@patron.example', ccs=[10], **{
        'reply-to': 'all'})
    text = one('SELECT recipients FROM ost_thread_entry WHERE '
               f"thread_id={thread(tid)} AND type='M'")
    got = json.loads(text)
    assert got['to'] == {'9': 'Henry Jones <henry@patron.example>'}, got
    assert list(got['cc'].values()) == ['Ivy Chen <ivy@patron.example>'], got
    # Names are written as the help desk is set to.
    tid = with_settings(lambda: create(ccs=[10]), client_name_format='formal')
    text = one('SELECT recipients FROM ost_thread_entry WHERE '
               f"thread_id={thread(tid)} AND type='M'")
    assert list(json.loads(text)['cc'].values()) == [
        'Chen <ivy@patron.example>'], text


def test_odd_values_of_the_entry():
    """Lists where osTicket stores text, and flags that are none."""
    tid = create(poster={'a': 'b'}, mid=['x'], header={'a': 1}, flags=-1)
    assert sql('SELECT poster, flags FROM ost_thread_entry WHERE '
               f'thread_id={thread(tid)}') == [['', '1']]
    assert one('SELECT COUNT(*) FROM ost_thread_entry_email m JOIN '
               'ost_thread_entry e ON e.id=m.thread_entry_id WHERE '
               f'e.thread_id={thread(tid)}') == '0'


def test_other_mailboxes_are_referred_to():
    """3.11: the department of a mailbox that got the mail too."""
    sql('UPDATE ost_email SET dept_id=5 WHERE email_id=2')
    try:
        tid = create(system_emails=[1, 2, 3, 99])
        assert sql('SELECT object_id, object_type FROM ost_thread_referral '
                   f'WHERE thread_id={thread(tid)}') == [['5', 'D']]
        assert events(tid, 'referred') == [('SYSTEM', {'dept': 5})]
    finally:
        sql('UPDATE ost_email SET dept_id=1 WHERE email_id=2')


def entry(tid, kind):
    return sql('SELECT id, poster, body, format, flags, pid, source FROM '
               f"ost_thread_entry WHERE thread_id={thread(tid)} AND "
               f"type='{kind}'")


def test_canned_response():
    """3.10: with its variables replaced, and its file."""
    tid = create(cannedResponseId=2)
    number = row(tid, 'number')[0]
    message = entry(tid, 'M')[0][0]
    (rid, *rest), = entry(tid, 'R')
    assert rest == [
        'SYSTEM (Canned Reply)', '<p>Please see the plan. Ask for number '
        f'{number} at the desk.</p>', 'html', '192', message, ''], rest
    assert sql("SELECT file_id, inline FROM ost_attachment WHERE type='H' "
               f'AND object_id={rid}') == [['1', '0']]
    assert one('SELECT lastresponse IS NOT NULL FROM ost_thread WHERE '
               f'id={thread(tid)}') == '1'
    assert row(tid, 'isanswered') == ['0']
    # disabled, or gone
    for canned in (4, 99):
        assert entry(create(cannedResponseId=canned), 'R') == []


def test_canned_response_as_text():
    sql("INSERT INTO ost_config SET namespace='core', "
        "`key`='enable_richtext', value='' ON DUPLICATE KEY UPDATE value=''")
    try:
        tid = create(cannedResponseId=1)
        got = entry(tid, 'R')[0]
        assert got[2:5] == ['Hello Ann, we are open Monday to Friday, 9 to '
                            '17.', 'text', '128'], got
    finally:
        sql("UPDATE ost_config SET value='1' WHERE namespace='core' AND "
            "`key`='enable_richtext'")


def test_images_of_canned_responses():
    """What the response shows is inline, under the name of the file; what a
    sender writes shows no file of somebody else."""
    plan, torn = (one(f'SELECT `key` FROM ost_file WHERE id={i}')
                  for i in (4, 2))
    pixel = ('data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf'
             'FcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==')
    number = one(
        "INSERT INTO ost_canned_response SET dept_id=0, isenabled=1, "
        "title='With images', created=NOW(), updated=NOW(), response="
        f"'<p><img src=\"cid:{plan}\" alt=\"p\" /> %{{ticket.name}} "
        f"<img src=\"{pixel}\" /></p>'; SELECT LAST_INSERT_ID()")
    try:
        tid = create(cannedResponseId=int(number), email='eve@img.example',
                     name=f'Eve "cid:{torn}"')
        (rid, _, body, *_), = entry(tid, 'R')
        files = sql('SELECT a.file_id, a.inline, f.type FROM ost_attachment '
                    'a JOIN ost_file f ON f.id=a.file_id WHERE '
                    f"a.type='H' AND a.object_id={rid} ORDER BY a.file_id")
        assert files[0] == ['4', '1', 'image/png'], files
        assert len(files) == 2 and files[1][1:] == ['1', 'image/png'], files
        new = one(f'SELECT `key` FROM ost_file WHERE id={files[1][0]}')
        assert f'cid:{new}' in body and 'data:' not in body, body
        assert not any(f[0] == '2' for f in files), files
        check_invariants()
    finally:
        sql(f'DELETE FROM ost_canned_response WHERE canned_id={number}')


def test_limit_of_open_tickets():
    """The ticket that reaches it is the last; the log says so (3.3)."""
    sql("UPDATE ost_config SET value='2' WHERE namespace='core' AND "
        "`key`='max_open_tickets'")
    email = fresh('many.example')
    try:
        create(email=email)
        create(email=email)
        assert one("SELECT COUNT(*) FROM ost_syslog WHERE title='Maximum "
                   f"Open Tickets Limit ({email})'") == '1'
        before = counts()
        a = request('POST', '/api/tickets.json', ticket(email=email))
        assert a.status >= 400, a
        assert counts() == before
    finally:
        sql("UPDATE ost_config SET value='' WHERE namespace='core' AND "
            "`key`='max_open_tickets'")


def test_owner_by_number():
    """3.2: `uid` is the owner, whatever name and address say."""
    tid = create(uid=8, email='nobody@else.example')
    assert row(tid, 'user_id') == ['8']
    assert one("SELECT COUNT(*) FROM ost_user_email WHERE "
               "address='nobody@else.example'") == '0'


def test_names_of_new_users():
    """3.4: how the name of a new user is put in order."""
    for sent, kept in (
            ('Reader, Ann', 'Ann Reader'),
            ('Reader, Ann, Jr.', 'Ann Reader Jr.'),
            ('a5.foo@x.example', 'A5 Foo'), ('cc.guy', 'cc.guy'),
            ('  Ann   Reader ', ' Ann Reader ')):
        tid = create(name=sent, email=fresh('order.example'))
        got = one('SELECT name FROM ost_user WHERE id='
                  + row(tid, 'user_id')[0])
        assert got == kept, (sent, got)


def test_organization_of_new_users():
    """3.4: by the domain of the address."""
    for domain, org in (('council.example', '3'),
                        ('ARCHIVE.example', '3'),
                        ('sub.council.example', '0')):
        tid = create(email=fresh(domain))
        assert one('SELECT org_id FROM ost_user WHERE id='
                   + row(tid, 'user_id')[0]) == org, domain


def with_renamed(change, back, fn):
    sql(change)
    try:
        return fn()
    finally:
        sql(back)


def test_cdata_without_a_column():
    """osTicket makes these tables of the forms, not always in time: what has
    no column is left out, for a ticket as for a new user."""
    tid = with_renamed(
        'ALTER TABLE ost_ticket__cdata RENAME COLUMN subject TO gone',
        'ALTER TABLE ost_ticket__cdata RENAME COLUMN gone TO subject',
        create)
    assert sql('SELECT subject, priority FROM ost_ticket__cdata '
               f'WHERE ticket_id={tid}') == [[None, '2']]
    assert one("SELECT COUNT(*) FROM ost_form_entry WHERE object_type='T' "
               f'AND object_id={tid}') == '1'
    tid = with_renamed(
        'ALTER TABLE ost_user__cdata RENAME COLUMN phone TO gone',
        'ALTER TABLE ost_user__cdata RENAME COLUMN gone TO phone',
        lambda: create(email='no-column@example.com'))
    uid, = row(tid, 'user_id')
    assert sql('SELECT phone, notes FROM ost_user__cdata '
               f'WHERE user_id={uid}') == [[None, '']]


def test_cdata_that_is_not_there():
    before = one('SELECT COUNT(*) FROM ost_ticket__cdata')
    tid = with_renamed('RENAME TABLE ost_ticket__cdata TO hidden_cdata',
                       'RENAME TABLE hidden_cdata TO ost_ticket__cdata',
                       create)
    assert one('SELECT COUNT(*) FROM ost_ticket__cdata') == before
    assert one("SELECT COUNT(*) FROM ost_form_entry WHERE object_type='T' "
               f'AND object_id={tid}') == '1'
    sql(f"INSERT INTO ost_ticket__cdata SET ticket_id={tid}, subject='x', "
        "priority='2'")
    check_invariants()
