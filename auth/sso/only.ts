import { emailKey } from '@/lib/keys/email-key'
import { env } from '@/lib/process/env'
import { refused, type Refused } from '@/lib/result'
import type { SsoSettings } from '@/lib/process/sso-settings'

/** Returns a refusal for an address whose domain must use single sign-on. It reveals nothing about accounts. */
export function isSsoOnly(email: string, { providers, onlyDomains }: SsoSettings = env().sso): Refused | undefined {
  const domain = emailKey(email).split('@').at(-1)!
  if (!onlyDomains.includes(domain)) return undefined
  const names = providers.map(({ name }) => name).join(' or ')
  return refused(`Addresses at ${domain} sign in with ${names}, not with a password.`)
}
