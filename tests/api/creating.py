"""creating.py - what the tests of new tickets share."""
from apitest import one, sql


def row(tid, columns):
    return sql(f'SELECT {columns} FROM ost_ticket WHERE ticket_id={tid}')[0]


def thread(tid):
    return one("SELECT id FROM ost_thread WHERE object_type='T' AND "
               f'object_id={tid}')


def plain(text):
    """As it is stored: the client writes a backslash twice."""
    return text.replace('\\\\', '\\')


def answer(tid, name):
    return one('SELECT v.value FROM ost_form_entry e JOIN '
               'ost_form_entry_values v ON v.entry_id=e.id JOIN '
               "ost_form_field f ON f.id=v.field_id WHERE e.object_type='T' "
               f"AND e.object_id={tid} AND f.name='{name}'")


def booking(**changes):
    b = {'topicId': 6, 'room': 'Studio', 'begins': '2099-03-04 18:00',
         'people': '12', 'seating': 'rows', 'door_code': '1'}
    b.update(changes)
    return b


def report(**changes):
    r = {'topicId': 5, 'asset_tag': 'NCL-0001', 'place': 'Hall'}
    r.update(changes)
    return r


def fresh(domain):
    """An address that nobody has."""
    n = one('SELECT MAX(id) FROM ost_user_email')
    return f'fresh{n}@{domain}'
