import { machineFile, missing, publicRoute } from '@/app/(site)/public-route'
import { contactUri } from '@/lib/web/contact'

/** The contact for reports of weaknesses (RFC 9116). `Expires`: half a year from the beginning of this month. */
export const GET = publicRoute(async ({ frame, at }) => {
  const contact = contactUri(frame.site.contact)
  if (!contact) return missing()
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${halfAYearFrom(at)}`,
    'Preferred-Languages: en',
    `Canonical: ${frame.origin}/.well-known/security.txt`,
  ]
  return machineFile(`${lines.join('\n')}\n`, 'text/plain', { notCacheable: true })
})

function halfAYearFrom(at: number) {
  const today = new Date(at)
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 6)).toISOString()
}
