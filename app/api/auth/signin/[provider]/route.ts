import { parseCookies } from '@/auth/cookie'
import { isFromElsewhere } from '@/auth/own-origin'
import { redirectTo, signInPage } from '@/auth/sso/answers'
import { beginSso, ssoProvider } from '@/auth/sso/sign-in'

type Context = { params: Promise<{ provider: string }> }

/** Begins a sign-on by a link: the desk's `form-action` forbids forms to other sites. Refuses links from elsewhere. */
export async function GET(request: Request, { params }: Context) {
  const provider = ssoProvider((await params).provider)
  if (!provider) return new Response('Not found', { status: 404 })
  const { searchParams } = new URL(request.url)
  const [next, again] = [searchParams.get('next'), searchParams.has('again')]
  if (isFromElsewhere(request.headers)) return redirectTo(signInPage({ next }))
  const begun = await beginSso(provider, { next, again, cookies: parseCookies(request) })
  if ('refusal' in begun) return redirectTo(signInPage({ next, refusal: begun.refusal, provider }))
  return redirectTo(begun.location, begun.setCookies)
}
