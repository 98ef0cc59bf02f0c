import { unstable_rethrow } from 'next/navigation'
import { isConfirmed } from '@/auth/confirm'
import { parseCookies } from '@/auth/cookie'
import { failureOf } from '@/auth/guard'
import { continueAfterPassword } from '@/auth/pending'
import { placeForHeaders } from '@/auth/place'
import { sessionAnywhere, startSession } from '@/auth/session'
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
    unstable_rethrow(error)
    failureOf(error) // logs the cause, such as a full disk
    return redirectTo(signInPage({ next: null, refusal: 'failed', provider }))
  }
}

async function finishSignIn(request: Request, provider: SsoProvider) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const [now, cookies] = [sharedNow(), parseCookies(request)]
  const session = await sessionAnywhere(cookies, { placeFor: placeForHeaders(request.headers), now })
  const proven = session && !session.isElsewhere && isConfirmed(session, now) ? session.actor.id : null
  const outcome = await finishSso(provider, { query, cookies, proven, now })
  const { next, setCookies } = outcome
  if ('refusal' in outcome) {
    const { refusal, factorOf } = outcome
    if (refusal === 'unproven' && session) return redirectTo('/admin/confirm', setCookies)
    // A sign-on stands for the password.
    if (factorOf !== undefined) return continueAfterPassword(factorOf, '/admin/account')
    return redirectTo(signInPage({ next, refusal, provider }), setCookies)
  }
  await startSession(outcome.staffId, 'sign-on', outcome.confirmedAt)
  return redirectTo(next, setCookies)
}
