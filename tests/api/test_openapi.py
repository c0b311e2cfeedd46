"""test_openapi.py - share/openapi/openapi.yaml: sound, and true.

Its paths are those of the programs' route tables, its error codes those of
lib/base/err.c, and answers of the running service have the shapes it tells.
"""
import functools
import glob
import os
import re

from apitest import Skip, request

try:
    import yaml
except ImportError:
    yaml = None

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
METHODS = {'get', 'put', 'post', 'delete', 'options', 'head', 'patch',
           'trace'}


@functools.lru_cache
def document():
    if yaml is None:
        raise Skip('needs python3-yaml')
    with open(os.path.join(TOP, 'share/openapi/openapi.yaml'),
              encoding='utf-8') as f:
        return yaml.load(f, Loader=UniqueKeys)


class UniqueKeys(yaml.SafeLoader if yaml else object):
    """YAML in which a key that is there twice is an error."""


def _mapping(loader, node, deep=False):
    keys = [loader.construct_object(k, deep=deep) for k, _ in node.value]
    twice = {k for k in keys if keys.count(k) > 1}
    assert not twice, f'line {node.start_mark.line}: {twice} twice'
    return yaml.SafeLoader.construct_mapping(loader, node, deep)


if yaml:
    UniqueKeys.add_constructor(
        yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def source(path):
    with open(os.path.join(TOP, path), encoding='utf-8') as f:
        return f.read()


def routes():
    """{(method, path): program} of all route tables."""
    found = {}
    row = re.compile(r'\{\s*((?:OC_[A-Z]+[\s|]*)+),\s*([A-Z]+ )?"([^"]*)",')
    for file in glob.glob(os.path.join(TOP, 'cgi-bin', '*.c')):
        text = source(file)
        if 'struct oc_program' not in text:
            continue
        names = dict(re.findall(r'#define ([A-Z]+) "([^"]*)"\n', text))
        tables = re.findall(r'struct oc_route \w+\[\]\s*=\s*\{(.*?)\n\};',
                            text, re.S)
        assert tables, f'{file} has no route table'
        for table in tables:
            rows = row.findall(table)
            assert len(rows) == len(re.findall(r'\{ ', table)), \
                f'{file}: {table}'
            for methods, start, path in rows:
                path = names.get(start.strip(), '') + path
                for m in re.findall(r'OC_([A-Z]+)', methods):
                    found[m.lower(), path] = os.path.basename(file)
    return found


def operations(doc):
    return {(m, path): op for path, item in doc['paths'].items()
            for m, op in item.items() if m in METHODS}


def resolve(doc, ref):
    assert ref.startswith('#/'), ref
    node = doc
    for part in ref[2:].split('/'):
        node = node[part.replace('~1', '/').replace('~0', '~')]
    return node


def walk(node, where='#'):
    yield where, node
    if isinstance(node, dict):
        for k, v in node.items():
            yield from walk(v, f'{where}/{k}')
    elif isinstance(node, list):
        for i, v in enumerate(node):
            yield from walk(v, f'{where}/{i}')


# --- a validator for the part of JSON Schema that the document uses ---------

TYPES = {'object': dict, 'array': list, 'string': str, 'boolean': bool,
         'integer': int, 'number': (int, float), 'null': type(None)}
KNOWN = {'type', 'required', 'properties', 'additionalProperties', 'items',
         'allOf', 'oneOf', 'anyOf', 'enum', 'const', 'format', 'pattern',
         'minimum', 'maximum', 'minLength', 'maxLength', 'minItems',
         'maxItems', 'description', 'default', 'example', 'examples',
         'title', 'contentMediaType', 'contentEncoding', 'deprecated'}


def is_a(value, name):
    if name in ('integer', 'number') and isinstance(value, bool):
        return False
    return isinstance(value, TYPES[name])


def problems(doc, schema, value, at=''):
    """What is wrong with value, as a list of texts."""
    out = []
    if schema is True or schema == {}:
        return out
    if '$ref' in schema:
        return problems(doc, resolve(doc, schema['$ref']), value, at)
    types = schema.get('type', [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_a(value, t) for t in types):
        return [f'{at}: {value!r} is no {types}']
    if 'const' in schema and value != schema['const']:
        out.append(f'{at}: {value!r} is not {schema["const"]!r}')
    if 'enum' in schema and value not in schema['enum']:
        out.append(f'{at}: {value!r} is none of {schema["enum"]}')
    if 'pattern' in schema and isinstance(value, str) and \
            not re.search(schema['pattern'], value):
        out.append(f'{at}: {value!r} does not match')
    if schema.get('format') == 'date-time' and isinstance(value, str) and \
            not re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z',
                             value):
        out.append(f'{at}: {value!r} is no time')
    if isinstance(value, dict):
        out += [f'{at}: no {k}' for k in schema.get('required', ())
                if k not in value]
        for k, v in value.items():
            if k in schema.get('properties', {}):
                out += problems(doc, schema['properties'][k], v, f'{at}/{k}')
            elif isinstance(schema.get('additionalProperties'), dict):
                out += problems(doc, schema['additionalProperties'], v,
                                f'{at}/{k}')
    if isinstance(value, list):
        if len(value) > schema.get('maxItems', len(value)):
            out.append(f'{at}: too many')
        for i, v in enumerate(value):
            out += problems(doc, schema.get('items', True), v, f'{at}/{i}')
    for part in schema.get('allOf', ()):
        out += problems(doc, part, value, at)
    for word, wanted in (('oneOf', lambda n: n == 1),
                         ('anyOf', lambda n: n > 0)):
        if word in schema:
            fit = sum(not problems(doc, s, value, at) for s in schema[word])
            if not wanted(fit):
                out.append(f'{at}: fits {fit} of {word}')
    return out


def schemas(doc):
    """All schemas: (where, schema)."""
    def inside(where, s):
        yield where, s
        if not isinstance(s, dict):
            return
        for k, v in s.get('properties', {}).items():
            yield from inside(f'{where}/properties/{k}', v)
        for k in ('items', 'additionalProperties'):
            if isinstance(s.get(k), dict):
                yield from inside(f'{where}/{k}', s[k])
        for k in ('allOf', 'oneOf', 'anyOf'):
            for i, v in enumerate(s.get(k, ())):
                yield from inside(f'{where}/{k}/{i}', v)

    for name, s in doc['components']['schemas'].items():
        yield from inside(f'#/components/schemas/{name}', s)
    for where, node in walk(doc):
        if isinstance(node, dict) and 'schema' in node:
            yield from inside(where + '/schema', node['schema'])


# --- is it sound? ---------------------------------------------------------

def test_the_validator_refuses():
    doc = document()
    good = {'status': 'ok', 'database': 'ok'}
    flat = {'$ref': '#/components/schemas/FlatHealth'}
    assert not problems(doc, flat, good)
    for bad in ({}, {'status': 'ok'}, {'status': 'ok', 'database': 1}, [],
                None, 'ok', {'status': 'fine', 'database': 'ok'}):
        assert problems(doc, flat, bad), bad
    assert problems(doc, {'type': 'integer'}, True)
    assert problems(doc, {'type': 'array', 'items': {'const': 1}}, [1, 2])
    assert problems(doc, {'oneOf': [{'type': 'string'}, {}]}, 'x')


def test_openapi_validator_where_it_is_installed():
    try:
        from openapi_spec_validator import validate
    except ImportError:
        raise Skip('openapi-spec-validator is not installed') from None
    validate(document())


def test_structure():
    doc = document()
    assert re.fullmatch(r'3\.1\.\d+', doc['openapi'])
    assert set(doc) <= {'openapi', 'info', 'jsonSchemaDialect', 'servers',
                        'paths', 'webhooks', 'components', 'security',
                        'tags', 'externalDocs'}
    assert {'title', 'version'} <= set(doc['info'])
    assert doc['info']['license'].get('identifier')
    tags = {t['name'] for t in doc['tags']}
    ids = []
    for (method, path), op in operations(doc).items():
        at = f'{method} {path}'
        ids.append(op['operationId'])
        assert op['summary'] and not op['summary'].endswith('.'), at
        assert op['responses'], at
        assert set(op['tags']) <= tags, at
        for code, r in op['responses'].items():
            assert re.fullmatch(r'[1-5]\d\d', code), at
            r = resolve(doc, r['$ref']) if '$ref' in r else r
            assert r['description'], f'{at} {code}'
        assert any(c[0] in '23' for c in op['responses']), at
        assert 'requestBody' not in op or method not in ('get', 'delete'), at
        for need in op.get('security', doc['security']):
            assert set(need) <= set(doc['components']['securitySchemes']), at
    assert len(ids) == len(set(ids)), 'an operationId is there twice'


def test_path_parameters():
    doc = document()
    for path, item in doc['paths'].items():
        assert path.startswith('/'), path
        for m in METHODS & set(item):
            given = [resolve(doc, p['$ref']) if '$ref' in p else p
                     for p in item.get('parameters', []) +
                     item[m].get('parameters', [])]
            names = [p['name'] for p in given if p['in'] == 'path']
            assert sorted(names) == sorted(re.findall(r'\{(\w+)\}', path)), \
                path
            for p in given:
                assert 'schema' in p, (path, p)
                assert p['in'] != 'path' or p['required'] is True, (path, p)


def test_references_lead_somewhere_and_all_is_used():
    doc = document()
    used = set()
    for where, node in walk(doc):
        if isinstance(node, dict) and '$ref' in node:
            try:
                resolve(doc, node['$ref'])
            except KeyError:
                raise AssertionError(f'{where}: {node["$ref"]}') from None
            assert len(node) == 1, f'{where}: members beside $ref'
            used.add(node['$ref'])
    for kind, things in doc['components'].items():
        for name in things:
            assert kind == 'securitySchemes' or \
                f'#/components/{kind}/{name}' in used, f'{name} is unused'


def test_schemas():
    for where, s in schemas(document()):
        if s is True or '$ref' in s:
            continue
        assert set(s) <= KNOWN, f'{where}: {set(s) - KNOWN}'
        types = s.get('type', [])
        for t in [types] if isinstance(types, str) else types:
            assert t in TYPES, f'{where}: {t}'
        if 'required' in s and 'properties' in s:
            assert set(s['required']) <= set(s['properties']), where
        if 'pattern' in s:
            re.compile(s['pattern'])


def test_examples_fit_their_schemas():
    doc = document()
    seen = 0
    for where, node in walk(doc):
        if isinstance(node, dict) and 'schema' in node and 'example' in node:
            bad = problems(doc, node['schema'], node['example'])
            assert not bad, f'{where}: {bad}'
            seen += 1
    assert seen > 3


# --- is it true? ----------------------------------------------------------

def test_every_route_is_described():
    told = operations(document())
    for (method, path), program in routes().items():
        assert (method, path) in told, f'{program}: {method} {path}'


def test_every_path_has_a_route():
    have = routes()
    for method, path in operations(document()):
        assert (method, path) in have, f'{method} {path}: no program has it'


def test_error_codes_are_those_of_the_programs():
    codes = set(re.findall(r'\{ \d{3}, "([A-Z_]+)"',
                           source('lib/base/err.c'))) - {'OK'}
    told = document()['components']['schemas']['ErrorCode']['enum']
    assert codes == set(told), codes ^ set(told)


def test_version_is_that_of_the_package():
    version = re.search(r'AC_INIT\(\[osticket-cgi\], \[([^]]+)\]',
                        source('configure.ac')).group(1)
    assert document()['info']['version'] == version


def fits(method, path, status, body=None, told=None, **args):
    """The answer to a request has the shape that is told; told is the path
    in the document where that differs."""
    doc = document()
    if path.startswith('/api/v2') and body is not None:
        args['headers'] = {'Content-Type': 'application/json',
                           **args.get('headers', {})}
    a = request(method, path, body, **args)
    assert a.status == status, (path, a)
    op = doc['paths'][told or path.split('?')[0]][method.lower()]
    r = op['responses'][str(status)]
    r = resolve(doc, r['$ref']) if '$ref' in r else r
    kind = a.headers['content-type'].split(';')[0]
    assert kind in r['content'], (path, kind)
    value = a.json if 'json' in kind else a.text
    bad = problems(doc, r['content'][kind]['schema'], value)
    assert not bad, (path, bad)
    for name in r.get('headers', {}):
        assert name.lower() in a.headers, (path, name)
    return a


def test_answers_have_the_shapes_told():
    fits('GET', '/api/v2/health', 200, key=None)
    fits('GET', '/api/v2/health/ready', 200, key=None)
    fits('GET', '/health', 200, key=None)
    fits('POST', '/api/tickets.json', 401, '{}', key=None)
    fits('POST', '/api/tickets.json', 400, '{')
    fits('POST', '/api/tickets.xml', 400, '<')


def test_logins_have_the_shapes_told():
    auth = '/api/v2/auth'
    fits('GET', f'{auth}/providers', 200, key=None)
    fits('GET', f'{auth}/userinfo', 401, key=None)
    fits('GET', f'{auth}/userinfo', 200)
    fits('GET', f'{auth}/me', 200)
    fits('POST', f'{auth}/login', 400, '{', key=None)
    fits('POST', f'{auth}/login', 415, '{}', key=None,
         headers={'Content-Type': 'text/plain'})
    fits('POST', f'{auth}/login', 422, '{}', key=None)
    fits('POST', f'{auth}/2fa', 422, '{}', key=None)
    fits('POST', f'{auth}/refresh', 401, {'refresh_token': 'x'}, key=None)
    fits('GET', f'{auth}/oauth2/nobody/login', 404, key=None,
         told=auth + '/oauth2/{provider}/login')
    for kind, body in (
            ('staff/', {'username': 'tess', 'password': 'agent123'}),
            ('user/', {'email': 'tutorial@example.com',
                       'password': 'tutorial123'}),
            ('', {'username': 'tess', 'password': 'agent123',
                  'type': 'staff'})):
        a = fits('POST', f'{auth}/{kind}login', 200, body, key=None)
        a = fits('POST', f'{auth}/refresh', 200,
                 {'refresh_token': a.json['refresh_token']}, key=None)
        me = {'headers': {'Authorization': 'Bearer ' +
                          a.json['access_token']}, 'key': None}
        fits('GET', f'{auth}/userinfo', 200, **me)
        fits('GET', f'{auth}/me', 200, **me)
        fits('POST', f'{auth}/tokens', 422, '{}', **me)
        b = fits('POST', f'{auth}/tokens', 201, {'name': 'a test'}, **me)
        fits('GET', f'{auth}/tokens', 200, **me)
        fits('GET', f'{auth}/tokens', 403, headers={
            'Authorization': 'Bearer ' + b.json['data']['token']}, key=None)
        fits('DELETE', f'{auth}/tokens/{b.json["data"]["id"]}', 200,
             told=auth + '/tokens/{id}', **me)
        fits('DELETE', f'{auth}/tokens/{b.json["data"]["id"]}', 404,
             told=auth + '/tokens/{id}', **me)
        fits('POST', f'{auth}/logout', 200, **me)
        fits('GET', f'{auth}/me', 401, **me)


def test_errors_have_the_shapes_told():
    doc = document()
    for accept, name in (('*/*', 'Error'),
                         ('application/problem+json', 'Problem')):
        for method, path in (('GET', '/api/v2/health/nothing'),
                             ('DELETE', '/api/v2/health')):
            a = request(method, path, key=None, headers={'Accept': accept})
            bad = problems(doc, {'$ref': f'#/components/schemas/{name}'},
                           a.json)
            assert a.status in (404, 405) and not bad, (a, bad)
