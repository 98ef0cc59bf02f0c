import { createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import type { SsoProvider } from '@/lib/process/sso-settings'

// A provider on this machine that signs in the person a test names, and can lie in its tokens.

export type Account = { sub: string; email?: string; email_verified?: unknown } & Record<string, unknown>
type Lies = {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  signedBy?: KeyObject
  issuer?: string
  leadsOn?: true
}

export async function testProvider(redirectUri: string, port = 0) {
  const state = {
    account: { sub: 'nobody' } as Account,
    lies: {} as Lies,
    keys: keys(),
    asked: 0,
    provider: undefined as unknown as Provider,
  }
  const server = createServer((req, res) => void answer(req, res))
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings: SsoProvider = {
    id: 'oidc',
    name: 'Example ID',
    issuer,
    clientId: 'gazette',
    clientSecret: 'secret'.repeat(8),
  }

  function begin() {
    const { clientId, clientSecret } = settings
    state.provider = new Provider(issuer, {
      clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
      jwks: { keys: [state.keys.jwk] },
      cookies: { keys: [randomBytes(16).toString('hex')] },
      claims: { openid: ['sub'], email: ['email', 'email_verified', 'xms_edov'] },
      conformIdTokenClaims: false,
      ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
      features: { devInteractions: { enabled: false } },
      pkce: { required: () => true },
      findAccount: (_, id) => ({ accountId: id, claims: async () => ({ ...state.account, sub: id }) }),
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      async loadExistingGrant({ oidc }) {
        const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session!.accountId })
        grant.addOIDCScope('openid email profile')
        await grant.save()
        return grant
      },
    })
    state.provider.use(async (ctx, next) => {
      await next()
      const body = ctx.body as Record<string, unknown> | undefined
      if (ctx.path === '/token' && typeof body?.id_token === 'string') body.id_token = resigned(body.id_token)
      if (ctx.path === '/.well-known/openid-configuration' && state.lies.issuer) body!.issuer = state.lies.issuer
    })
  }

  function resigned(token: string) {
    const [header, claims] = token
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()))
    const { lies } = state
    if (Object.keys(lies).length === 0) return token
    const parts = [
      { ...header, ...lies.header },
      { ...claims, ...lies.claims },
    ]
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
    if (lies.header?.alg === 'none') return `${text}.`
    return `${text}.${createSign('RSA-SHA256')
      .update(text)
      .sign(lies.signedBy ?? state.keys.privateKey, 'base64url')}`
  }

  async function answer(req: IncomingMessage, res: ServerResponse) {
    const isMetadata = req.url!.startsWith('/.well-known/')
    if (isMetadata && state.lies.leadsOn) return res.writeHead(302, { location: '/elsewhere' }).end()
    if (req.url === '/elsewhere') req.url = '/.well-known/openid-configuration'
    if (!req.url!.startsWith('/interaction/')) return state.provider.callback()(req, res)
    state.asked++
    const login = { login: { accountId: state.account.sub } }
    await state.provider.interactionFinished(req, res, login, { mergeWithLastSubmission: false })
  }

  begin()
  return {
    settings,
    state,
    rotateKeys() {
      state.keys = keys()
      begin()
    },
    close: () => new Promise((closed) => (server.close(closed), server.closeAllConnections())),
  }
}

export type TestProvider = Awaited<ReturnType<typeof testProvider>>

function keys() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), alg: 'RS256', use: 'sig' }
  return { privateKey, jwk }
}

export async function followTo(location: string, returnsTo: string): Promise<URL> {
  const jar = new Map<string, string>()
  for (let hop = 0; hop < 10; hop++) {
    if (location.startsWith(returnsTo)) return new URL(location)
    const cookie = Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(location, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      jar.set(name!, value!)
    }
    const next = answer.headers.get('location')
    if (!next) throw new Error(`The provider stopped at ${location}: ${await answer.text()}`)
    location = new URL(next, location).href
  }
  throw new Error('The provider leads in a circle')
}
