// provider.mjs - a certified OpenID provider (npm's oidc-provider) on loopback.
//
//   node provider.mjs NODE_MODULES REDIRECT-BASE
//
// Prints its port, then serves until its standard input ends. Whoever logs in
// as "tess" is sub "tess" with the verified address tess@library.example; as
// "liar" nothing is verified. Clients: op (RS256, secret in the header, claims
// from userinfo), op-es (ES256, secret in the body), op-public (PS256, none).
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const [modules, base] = process.argv.slice(2);
const { default: Provider } = await import(
  pathToFileURL(join(modules, 'oidc-provider', 'lib', 'index.js')));

function key(kid, type, options) {
  const { privateKey } = generateKeyPairSync(type, options);
  return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig' };
}

function client(id, alg, auth) {
  return {
    client_id: id,
    client_secret: auth === 'none' ? undefined : 's3cret:&%',
    token_endpoint_auth_method: auth,
    id_token_signed_response_alg: alg,
    redirect_uris: [`${base}api/v2/auth/oauth2/${id}/callback`],
    response_types: ['code'],
    grant_types: ['authorization_code'],
  };
}

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      client('op', 'RS256', 'client_secret_basic'),
      client('op-es', 'ES256', 'client_secret_post'),
      client('op-public', 'PS256', 'none'),
    ],
    jwks: {
      keys: [
        key('rsa', 'rsa', { modulusLength: 2048 }),
        key('ec', 'ec', { namedCurve: 'P-256' }),
      ],
    },
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'PS256', 'ES256'] },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username'],
    },
    pkce: { required: () => true, methods: ['S256'] },
    cookies: { keys: ['of no importance'] },
    findAccount: (ctx, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: id === 'liar' ? 'tess@library.example' : id === 'user'
          ? 'tutorial@example.com' : `${id}@library.example`,
        email_verified: id !== 'liar',
        name: id,
      }),
    }),
  });
  server.on('request', provider.callback());
  console.log(port);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
