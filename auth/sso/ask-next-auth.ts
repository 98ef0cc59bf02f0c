import { createHash, randomBytes } from 'node:crypto'
import NextAuth, { type NextAuthOptions } from 'next-auth'

type NextAuthRequest = {
  action: 'signin' | 'callback'
  provider: string
  query?: Record<string, string>
  cookies: Record<string, string>
  callbackUrl?: string
}

/** Calls next-auth for one action; returns the redirect and the `Set-Cookie` values. No header or body is passed on. */
export async function askNextAuth(options: NextAuthOptions, question: NextAuthRequest) {
  const { action, provider, query = {}, cookies, callbackUrl } = question
  const csrf = action === 'signin' ? csrfTokenFor(options) : undefined
  const request = {
    method: action === 'signin' ? 'POST' : 'GET',
    query: { ...query, nextauth: [action, provider] },
    headers: {},
    cookies: { ...cookies, ...csrf?.cookies },
    body: csrf && { csrfToken: csrf.token, callbackUrl },
  }
  const headers = new Map<string, unknown>()
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: unknown) => headers.set(name.toLowerCase(), value) && response,
    end: () => {},
    send: () => {},
    json: () => {},
  }
  await NextAuth(request as never, response as never, options)
  return {
    location: headers.get('location') as string | undefined,
    setCookies: (headers.get('set-cookie') ?? []) as string[],
  }
}

/** Returns a token for next-auth's own check of forged forms. The caller has checked the origin already. */
function csrfTokenFor({ secret, cookies }: NextAuthOptions) {
  const token = randomBytes(32).toString('hex')
  const hash = createHash('sha256').update(`${token}${secret}`).digest('hex')
  return { token, cookies: { [cookies!.csrfToken!.name]: `${token}|${hash}` } }
}
