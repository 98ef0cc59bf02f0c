import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { env } from '@/lib/process/env'

/** Plain links, which work without scripts. */
export function SingleSignOn({ next }: { next: string }) {
  const { providers } = env().sso
  if (providers.length === 0) return null
  return (
    <section aria-label="Single sign-on" className="grid justify-items-start gap-3">
      {providers.map(({ id, name }) => (
        <a key={id} href={`/api/auth/signin/${id}?next=${encodeURIComponent(next)}`} className={buttonClass()}>
          Sign in with {name}
        </a>
      ))}
    </section>
  )
}

export function OtherWays({ children }: { children: ReactNode }) {
  return <div className="mt-6 grid gap-3 border-t border-line pt-6 empty:hidden">{children}</div>
}
