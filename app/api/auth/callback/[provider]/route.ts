import { parseCookies } from '@/auth/cookie'
import { failureOf } from '@/auth/guard'
import { startSession } from '@/auth/session'
import { redirectTo, signInPage } from '@/auth/sso/answers'
import { finishSso, ssoProvider } from '@/auth/sso/sign-in'
import { sharedNow } from '@/db/clock'
import type { SsoProvider } from '@/lib/process/sso-settings'

type Context = { params: Promise<{ provider: string }> }

export async function GET(request: Request, { params }: Context) {
  const provider = ssoProvider((await params).provider)
  if (!provider) return new Response('Not found', { status: 404 })
  try {
    return await finishSignIn(request, provider)
  } catch (error) {
    failureOf(error) // logs the cause, such as a full disk
    return redirectTo(signInPage({ next: null, refusal: 'failed', provider }))
  }
}

async function finishSignIn(request: Request, provider: SsoProvider) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const outcome = await finishSso(provider, { query, cookies: parseCookies(request), now: sharedNow() })
  const { next, setCookies } = outcome
  if ('refusal' in outcome) return redirectTo(signInPage({ next, refusal: outcome.refusal, provider }), setCookies)
  await startSession(outcome.staffId, 'sign-on')
  return redirectTo(next, setCookies)
}
