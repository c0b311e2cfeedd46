"""test_concurrency.py - many at once."""
from apitest import (BUILD, check_invariants, one, parallel, request, ticket,
                     with_settings)


# The sanitizers make each creation several times as slow, and those with a
# sequence wait for each other.
MANY = 60 if BUILD == 'sanitize' else 200


def create_many(n, **changes):
    def work(i):
        return request('POST', '/api/tickets.json',
                       ticket(**{k: v(i) if callable(v) else v
                                 for k, v in changes.items()}), timeout=120)

    answers = parallel(n, work)
    bad = [a for a in answers if getattr(a, 'status', 0) != 201]
    assert not bad, (len(bad), bad[:3])
    numbers = [a.text for a in answers]
    assert len(set(numbers)) == n, 'a number was given twice'
    return numbers


def test_many_creations_in_sequence():
    before = int(one('SELECT COUNT(*) FROM ost_ticket'))
    start = int(one('SELECT next FROM ost_sequence WHERE id=1'))
    numbers = with_settings(
        lambda: create_many(MANY, email=lambda i: f'c{i % 50}@many.example'),
        ticket_sequence_id=1, ticket_number_format='######')
    assert sorted(map(int, numbers)) == list(range(start, start + MANY))
    assert int(one('SELECT COUNT(*) FROM ost_ticket')) == before + MANY
    users = one("SELECT COUNT(*) FROM ost_user_email WHERE address LIKE "
                "'c%@many.example'")
    assert users == '50', users
    check_invariants()


def test_many_creations_at_random():
    with_settings(
        lambda: create_many(MANY, email='one@many.example'),
        ticket_sequence_id=0, ticket_number_format='######')
    assert one("SELECT COUNT(*) FROM ost_user_email WHERE "
               "address='one@many.example'") == '1'
    check_invariants()


def test_the_same_file_at_once():
    with_settings(
        lambda: create_many(
            30, attachments=lambda i: [{'same.txt': 'data:,the same file'}]),
        ticket_sequence_id=0, ticket_number_format='######')
    check_invariants()
