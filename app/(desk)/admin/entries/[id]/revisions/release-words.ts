import type { Clock } from '@/components/admin/entry/state-words'
import { deskTimes } from '@/lib/time/time'

type Release = {
  goesLiveAt: number
  cancelledAt: number | null
  withdrawal: string | null
  explanation: string | null
  note: string | null
}

/** Instants are UTC ms. */
export function releaseWords(release: Release, { now, zone, viewer }: Clock): string {
  const { goesLiveAt, cancelledAt, withdrawal, explanation, note } = release
  const when = (at: number) => deskTimes(at, zone, viewer, now)
  const coming = goesLiveAt > now
  if (cancelledAt !== null) return `Was set for ${when(goesLiveAt)}; cancelled ${when(cancelledAt)}.`
  const addition = withdrawal ? explanation : note
  const words = withdrawal
    ? `${coming ? 'Is withdrawn' : 'Withdrawn'} ${when(goesLiveAt)}`
    : `${coming ? 'Goes live' : 'Went live'} ${when(goesLiveAt)}`
  return addition ? `${words}: “${addition}”` : `${words}.`
}
