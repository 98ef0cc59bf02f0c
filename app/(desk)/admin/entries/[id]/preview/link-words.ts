import type { Clock } from '@/components/admin/entry/state-words'
import type { PreviewLink } from '@/domain/publishing/preview-links'
import { deskTimes } from '@/lib/time'
import type { ShownLink } from './links'

/** A link in words, every moment in the site's zone and the reader's own. */
export function shownLink(link: PreviewLink, { now, zone, viewer }: Clock): ShownLink {
  const when = (at: number) => deskTimes(at, zone, viewer, now)
  const { id, label, versionSavedAt, by, createdAt, openings, lastOpenedAt } = link
  const often = openings === 1 ? 'Opened once' : `Opened ${openings.toLocaleString('en')} times`
  return {
    id,
    label,
    shows: versionSavedAt ? `Shows the version saved ${when(versionSavedAt)}` : 'Shows the newest text',
    madeBy: `Made by ${by ?? 'the system'}, ${when(createdAt)}`,
    ...standing(link, now, when),
    openings: lastOpenedAt ? `${often}, last ${when(lastOpenedAt)}` : 'Not opened yet',
  }
}

function standing(
  { expiresAt, revokedAt, orphaned, by, isUnderEndedConsent }: PreviewLink,
  now: number,
  when: (at: number) => string,
) {
  if (revokedAt !== null) return { isOpen: false, opens: `Revoked ${when(revokedAt)}` }
  if (expiresAt <= now) return { isOpen: false, opens: `Expired ${when(expiresAt)}` }
  if (orphaned) return { isOpen: false, opens: `Opens no more: ${by} no longer works here` }
  if (isUnderEndedConsent) return { isOpen: false, opens: 'Opens no more: a consent that the text needs has ended' }
  return { isOpen: true, opens: `Opens until ${when(expiresAt)}` }
}
