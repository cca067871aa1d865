import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from 'jose'
import type { Provider } from 'oidc-provider'

/** Whom the tokens are meant for: AUTH_AUDIENCE. */
export const audience = 'https://desk.example'
const callback = 'https://desk.example/callback'

/** A real OpenID Connect issuer on a port of its own, with people who sign in as a browser would. */
export interface Issuer {
  url: string
  /** Signs somebody in and answers their access token, with these claims beside those of every token. */
  signIn(sub: string, claims?: JWTPayload): Promise<string>
  /** A token that the issuer would never make, with a key of it. */
  forge(
    claims: JWTPayload,
    header?: { alg?: string; kid?: string; typ?: string | undefined },
  ): Promise<string>
  /** The newest key. */
  key(): JWK
  /** Goes on with a new key; the old ones are withdrawn unless kept. */
  rotate(old: 'kept' | 'withdrawn'): Promise<void>
  /** How often its keys were asked for. */
  asked(): number
  /** Is out of reach until `start`. */
  stop(): Promise<void>
  start(): Promise<void>
}

export async function startIssuer(): Promise<Issuer> {
  const people = new Map<string, JWTPayload>()
  let keys = [await newKey()]
  let asked = 0
  let listener: RequestListener = () => undefined
  const server = createServer((request, response) => {
    if (request.url === '/jwks') asked += 1
    listener(request, response)
  })
  const listen = (port: number) => once(server.listen(port, '127.0.0.1'), 'listening')
  await listen(0)
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`

  const open = async () => {
    const provider = await openProvider(url, keys, people)
    const answer = provider.callback()
    listener = (request, response) => {
      if (request.url?.startsWith('/interaction/')) void logIn(provider, request, response)
      else answer(request, response)
    }
  }
  await open()

  return {
    url,
    signIn: (sub, claims = {}) => {
      people.set(sub, claims)
      return authorize(url, sub)
    },
    forge: (claims, header = {}) => {
      const [key] = keys as [JWK]
      const { alg = 'RS256', kid = key.kid, typ = 'at+jwt' } = header
      return new SignJWT(claims).setProtectedHeader({ alg, kid, typ }).sign({ ...key, alg })
    },
    key: () => keys[0] as JWK,
    rotate: async (old) => {
      keys = [await newKey(), ...(old === 'kept' ? keys : [])]
      await open()
    },
    asked: () => asked,
    stop: async () => {
      server.closeAllConnections()
      if (server.listening) await new Promise((closed) => server.close(closed))
    },
    start: async () => {
      await listen(port)
    },
  }
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' }
}

async function openProvider(url: string, keys: JWK[], people: Map<string, JWTPayload>): Promise<Provider> {
  // It warns that its memory is none for production, and of older versions of Node.
  const { warn, info } = console
  console.warn = console.info = () => undefined
  try {
    const { Provider } = await import('oidc-provider')
    const provider: Provider = new Provider(url, {
      jwks: { keys },
      cookies: { keys: [randomUUID()] },
      clients: [{ client_id: 'web', token_endpoint_auth_method: 'none', redirect_uris: [callback] }],
      findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
      extraTokenClaims: (_: unknown, token: { accountId: string }) => people.get(token.accountId),
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      ttl: {
        AccessToken: 600,
        AuthorizationCode: 60,
        Grant: 600,
        IdToken: 600,
        Interaction: 60,
        Session: 600,
      },
      features: {
        devInteractions: { enabled: false },
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: () => ({ scope: 'desk', audience, accessTokenFormat: 'jwt' }),
          useGrantedResource: () => true,
        },
      },
      // Everybody has agreed to everything.
      loadExistingGrant: async ({ oidc }: { oidc: { session?: { accountId?: string } } }) => {
        const grant = new provider.Grant({ accountId: oidc.session?.accountId, clientId: 'web' })
        grant.addOIDCScope('openid')
        grant.addResourceScope(audience, 'desk')
        await grant.save()
        return grant
      },
    })
    return provider
  } finally {
    Object.assign(console, { warn, info })
  }
}

/** The page on which somebody says who they are: they are believed. */
async function logIn(provider: Provider, ...exchange: Parameters<RequestListener>): Promise<void> {
  const { params } = await provider.interactionDetails(...exchange)
  await provider.interactionFinished(...exchange, { login: { accountId: params.login_hint ?? '' } })
}

/** The authorization code flow with PKCE, as a page of the desk does it. */
async function authorize(url: string, sub: string): Promise<string> {
  const verifier = randomBytes(32).toString('base64url')
  const start = new URLSearchParams({
    client_id: 'web',
    response_type: 'code',
    redirect_uri: callback,
    scope: 'openid desk',
    resource: audience,
    login_hint: sub,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const cookies = new Map<string, string>()
  let next = new URL(`/auth?${start.toString()}`, url)
  while (next.origin === url) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (!location) throw new Error(`the issuer answered ${response.status}: ${await response.text()}`)
    next = new URL(location, next)
  }
  const response = await fetch(new URL('/token', url), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'web',
      redirect_uri: callback,
      resource: audience,
      code: next.searchParams.get('code') ?? '',
      code_verifier: verifier,
    }),
  })
  const { access_token: token } = (await response.json()) as { access_token?: string }
  if (token === undefined) throw new Error(`the issuer gave no token: ${next.search} ${response.status}`)
  return token
}
