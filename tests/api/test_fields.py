"""test_fields.py - fields of forms: what is stored for what was sent.

The numbers in comments are sections of ticket-creation.md.
"""
from apitest import (check_invariants, counts, create, one, request, sql,
                     ticket)
from creating import answer, booking, plain, report


def test_lists_and_choices():
    """4.2: what is stored for what was sent."""
    cases = (
        ('room', '2', '{"2":"Studio"}'),
        ('room', 'RR', '{"1":"Reading room"}'),
        ('room', 'Cellar', '{"3":"Cellar"}'),  # disabled ones too
        ('room', 'studio', '{"2":"Studio"}'),
        ('appliances', ['4', 'W'], '{"4":"Projector","5":"Whiteboard"}'),
        ('appliances', 'Helicopter', None), ('appliances', '4,5', None),
        ('seating', 'circle', '{"circle":"Circle"}'),
        ('seating', 'none', '{"none":"No chairs"}'),
        ('seating', 'Rows', 'Rows'), ('seating', 'swings', 'swings'),
        ('refreshments', 'water,tea', '{"water":"Water","tea":"Tea"}'),
        ('refreshments', 'wine, water', '{"water":"Water"}'),
        ('refreshments', 'wine, beer', 'wine'),
        ('refreshments', ['coffee', 'gin', 'tea'],
         '{"coffee":"Coffee","tea":"Tea"}'),
        ('refreshments', ['gin', 'tea'], 'gin'),
        ('refreshments', '', None))
    for name, value, want in cases:
        got = answer(create(**booking(**{name: value})), name)
        assert got == want, (name, value, got)
    check_invariants()


def test_dates_and_flags():
    """4.2: in the field's zone, with its name; what is no date stays."""
    cases = (
        ('begins', '2099-03-04 05:06', '2099-03-04 05:06:00 UTC'),
        ('begins', '2099-03-04T05:06:00-03:00', '2099-03-04 08:06:00 UTC'),
        ('begins', '4070908800', '2099-01-01 00:00:00 UTC'),
        ('begins', 'when it suits you', 'when it suits you'),
        ('doors_close', '2099-01-10 05:06', '2099-01-09 22:06:00 MST'),
        ('public', 'no', '1'), ('public', 0, '0'), ('public', None, '0'))
    for name, value, want in cases:
        got = answer(create(**booking(**{name: value})), name)
        assert got == want, (name, value, got)


def test_things_of_the_help_desk():
    """4.2: priority, department, assignee, timezone."""
    cases = (
        ('severity', 4, 'Emergency'), ('severity', '3', 'High'),
        ('severity', [2], 'Normal'), ('severity', 99, None),
        ('belongs_to', 'Networks', 'Networks'), ('belongs_to', '2', '2'),
        ('belongs_to', 'Human Resources', 'Human Resources'),
        ('technician', 's2', '{"s2":"Tess Okafor"}'),
        ('technician', 't2', '{"t2":"Digital Services"}'),
        ('technician', 't3', None),  # it is not active
        ('technician', 's99', None), ('technician', 'Tess', None),
        ('clock_zone', 'Europe/Rome', '{"Europe\\/Rome":"Europe \\/ Rome"}'),
        ('clock_zone', 'Mars/Base', 'Mars/Base'))
    for name, value, want in cases:
        tid = create(**report(**{name: value}))
        got = answer(tid, name)
        assert plain(got or '') == (want or ''), (name, value, got)
    tid = create(**report(belongs_to='Networks'))
    assert one('SELECT v.value_id FROM ost_form_entry e JOIN '
               'ost_form_entry_values v ON v.entry_id=e.id WHERE '
               f"e.object_type='T' AND e.object_id={tid} AND v.field_id=65") \
        == '3'


def test_validators():
    """4.2: each rule, with what passes and the message for what does not."""
    cases = (
        (report, 'net_address', '2001:db8::1', None),
        (report, 'net_address', '300.1.1.1', 'Enter a valid IP address'),
        (report, 'call_back', '+1 (602) 555-0123', None),
        (report, 'call_back', '12-34', 'Enter a valid phone number'),
        (report, 'call_back', 'a hundred', 'Enter a valid phone number'),
        (report, 'asset_tag', 'NCL-1', 'An asset tag looks like NCL-0123'),
        (report, 'place', '=1+1',
         'Content cannot start with the following characters: = - + @'),
        (report, 'place', '+602555', None),
        (report, 'fault', '@here',
         'Content cannot start with the following characters: = - + @'),
        (booking, 'people', 'twelve', 'Enter a Number'),
        (booking, 'people', '-1.5', None),
        (booking, 'invoice_email', 'nobody', 'Enter a valid email address'),
        (booking, 'invoice_email', 'a@b.example', None),
        (booking, 'cost_centre', '12', 'A cost centre has four digits'),
        (booking, 'day_phone', '555', 'Enter a valid phone number'),
        (booking, 'day_phone', '6025550126X12', None),
        (booking, 'day_phone', '6025550126X1X2',
         'Enter a valid phone extension'))
    before = counts()
    for form, name, value, message in cases:
        a = request('POST', '/api/tickets.json',
                    ticket(**form(**{name: value})))
        if message is None:
            assert a.status == 201, (name, value, a)
        else:
            assert a.status == 500 and message in a.text, (name, value, a)
    good = sum(1 for c in cases if c[3] is None)
    assert counts()['ticket'] == before['ticket'] + good


def test_limits_of_dates():
    saved = one('SELECT configuration FROM ost_form_field WHERE id=41')
    sql("UPDATE ost_form_field SET configuration='{\"time\":true,"
        '"gmt":true,"min":"2030-01-01","max":"2031-01-01"}\' WHERE id=41')
    try:
        for value, message in (
                ('2029-12-31', 'Selected date is earlier than permitted ('),
                ('2031-01-02', 'Selected date is later than permitted ('),
                ('2030-06-01', None)):
            a = request('POST', '/api/tickets.json',
                        ticket(**booking(begins=value)))
            if message is None:
                assert a.status == 201, a
            else:
                assert a.status == 500 and message in a.text, a
    finally:
        sql(f"UPDATE ost_form_field SET configuration='{saved}' WHERE id=41")
