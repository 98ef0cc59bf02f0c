import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { env } from '@/lib/process/env'

/** Plain links, which work without scripts. */
export function SingleSignOn({ next, verb = 'Sign in with' }: { next: string; verb?: string }) {
  const { providers } = env().sso
  if (providers.length === 0) return null
  return (
    <section aria-label="Single sign-on" className="grid justify-items-start gap-3">
      {providers.map(({ id, name }) => (
        <a key={id} href={`/api/auth/signin/${id}?next=${encodeURIComponent(next)}`} className={buttonClass()}>
          {verb} {name}
        </a>
      ))}
    </section>
  )
}

export function OtherWays({ children }: { children: ReactNode }) {
  return <div className="mt-6 grid gap-3 border-t border-line pt-6 empty:hidden">{children}</div>
}

export function OtherHosts({ hosts, here }: { hosts: string[]; here: string }) {
  if (hosts.length === 0) return null
  return (
    <p className="mt-6 border-l-3 border-warn bg-warn-wash px-3 py-2 text-sm">
      This site’s address has changed. Passkeys made for {hosts.join(' or ')} do not work at {here}: sign in with your
      password and a code from your app, or a recovery code. Then make a new passkey under Your account.
    </p>
  )
}
