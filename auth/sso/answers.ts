import { signInPath } from '@/auth/own-path'
import type { SsoProvider } from '@/lib/process/sso-settings'
import { ssoProvider, type SsoRefusal } from './sign-in'

export function redirectTo(location: string, setCookies: string[] = []) {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  for (const cookie of setCookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

type SsoRefusalAnswer = { next: string | null; refusal?: SsoRefusal; provider?: SsoProvider }

export function signInPage({ next, refusal, provider }: SsoRefusalAnswer): string {
  const path = signInPath(next ?? '/admin')
  return refusal ? `${path}${path.includes('?') ? '&' : '?'}sso=${provider!.id}-${refusal}` : path
}

const sentences: Record<SsoRefusal, (name: string) => string> = {
  'not-invited': (name) =>
    `Your address at ${name} was not invited here, so there is no account for it. Ask an admin to invite it.`,
  unconfirmed: (name) =>
    `${name} has not confirmed that your e-mail address is yours. Confirm it there, or ask the people who run your account there.`,
  'somebody-else': (name) =>
    `The account here is bound to another account at ${name}. If the address is yours now, ask an admin to change that under Staff.`,
  unproven: (name) =>
    `Your account here has a password or a second factor already. Sign in with these once; then connect ${name} under Your account.`,
  closed: () => 'Your account here is closed. An admin can open it again.',
  declined: (name) => `You did not sign in at ${name}. Try again, or use another way.`,
  late: (name) =>
    `Signing in with ${name} took too long, or was started in another browser. Start again here, and finish within 15 minutes.`,
  failed: (name) => `Signing in with ${name} did not succeed. Try again; if it stays so, tell an admin.`,
}

export function ssoSentence(said: unknown): string | undefined {
  const [, id = '', refusal = ''] = /^([a-z]+)-([a-z-]+)$/.exec(typeof said === 'string' ? said : '') ?? []
  const provider = ssoProvider(id)
  return provider && Object.hasOwn(sentences, refusal) ? sentences[refusal as SsoRefusal](provider.name) : undefined
}
