"""test_numbers.py - the number of a new ticket (3.7)."""
from apitest import (check_invariants, one, request, sql, ticket,
                     with_settings)

SEQUENCE = 'SELECT next FROM ost_sequence WHERE id=1'


def create():
    return request('POST', '/api/tickets.json', ticket())


def in_sequence(fn, number_format='N-####'):
    return with_settings(fn, ticket_sequence_id=1,
                         ticket_number_format=number_format)


def give(ticket_number, number):
    """A ticket gets a number that no sequence gave."""
    sql(f"UPDATE ost_ticket SET number='{number}' "
        f"WHERE number='{ticket_number}'")


def formatted(n):
    return f'N-{n:04d}'


def test_in_sequence():
    start = int(one(SEQUENCE))
    assert in_sequence(create).text == formatted(start)
    assert in_sequence(create).text == formatted(start + 1)
    assert int(one(SEQUENCE)) == start + 2


def test_numbers_that_others_have():
    """They are passed over, whoever gave them."""
    def taken():
        first, second = create().text, create().text
        start = int(one(SEQUENCE))
        give(first, formatted(start))
        give(second, formatted(start + 1))
        return start, create()

    start, r = in_sequence(taken)
    assert (r.status, r.text) == (201, formatted(start + 2)), r
    assert int(one(SEQUENCE)) == start + 3
    assert one('SELECT COUNT(*) FROM ost_ticket WHERE number='
               f"'{formatted(start + 2)}'") == '1'
    title = one("SELECT s.title FROM ost__search s JOIN ost_ticket t "
                "ON t.ticket_id = s.object_id WHERE s.object_type='T' "
                f"AND t.number='{formatted(start + 2)}'")
    assert title.startswith(formatted(start + 2) + ' '), title
    check_invariants()


def test_a_sequence_that_stands_still():
    step = one('SELECT increment FROM ost_sequence WHERE id=1')
    sql('UPDATE ost_sequence SET increment=0 WHERE id=1')
    try:
        before = int(one('SELECT COUNT(*) FROM ost_ticket'))
        first = in_sequence(create)
        again = in_sequence(create)
    finally:
        sql(f'UPDATE ost_sequence SET increment={step}, next=next+1 '
            'WHERE id=1')
    assert first.status == 201, first
    assert again.status == 500, again
    assert int(one('SELECT COUNT(*) FROM ost_ticket')) == before + 1
    check_invariants()


def test_a_sequence_that_has_gone():
    """Then numbers are drawn at random, as without one."""
    r = with_settings(create, ticket_sequence_id=4711,
                      ticket_number_format='R-########')
    assert r.status == 201, r
    assert r.text.startswith('R-') and r.text[2:].isdigit(), r.text
    assert len(r.text) == 10
    check_invariants()
