"""test_mutations.py - a valid request, damaged at random."""
import json
import os
import random

from apitest import cgi, check_invariants, sql, ticket

COUNT = int(os.environ.get('OC_MUTATIONS', '1000'))


def samples():
    return [json.dumps(ticket(
        topicId=6, phone='555-123-4567', priorityId=3, alert=False,
        attachments=[{'a.txt': 'data:text/plain;base64,aGVsbG8='}],
        message='data:text/html,<p>a<img src="data:image/png;base64,iVBO">'
                '</p>', extra={'deep': [1, 2, {'x': None}]})).encode(),
        json.dumps(ticket(message='ü\n\n\n<b>x</b>', duedate='tomorrow',
                          source='API', ccs=[2, 3])).encode()]


def mutate(rng, data):
    data = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data)) if data else 0
        kind = rng.randrange(6)
        if kind == 0 and data:
            data[at] = rng.randrange(256)
        elif kind == 1:
            data[at:at] = bytes([rng.choice(b'"{}[]:,\\\x00\xff0-e')])
        elif kind == 2:
            del data[at:at + rng.randint(1, 20)]
        elif kind == 3:
            part = data[at:at + rng.randint(1, 40)]
            data[at:at] = part * rng.randint(1, 4)
        elif kind == 4:
            data[at:at] = rng.choice([b'null', b'[]', b'{}', b'1e999',
                                      b'"\\u0000"', b'"\\ud800"', b'true'])
        else:
            data = data[:at] or data
    return bytes(data)


def test_nothing_breaks_us():
    seed = int(os.environ.get('OC_SEED', '20261122'))
    rng = random.Random(seed)
    seeds = samples()
    statuses = {}
    for i in range(COUNT):
        body = mutate(rng, rng.choice(seeds))
        code, a, err = cgi('tickets.cgi', 'POST', '/api/tickets.json', body)
        assert code == 0, (seed, i, body, code, err)
        assert 'ERROR: ' not in err and 'runtime error' not in err, (body,
                                                                     err)
        assert a.status in (201, 400, 403, 500), (seed, i, body, a, err)
        # The only 500 is osTicket's list of what is wrong.
        if a.status == 500:
            assert a.text.startswith('Unable to create new ticket :'), (body,
                                                                        a)
        statuses[a.status] = statuses.get(a.status, 0) + 1
    print('    ', statuses)
    assert len(statuses) > 2, statuses
    check_invariants()
    sql("DELETE FROM ost_syslog WHERE title LIKE 'Unexpected%'")
