import type { Present } from '@/domain/writing/presence'
import { relativeTime } from '@/lib/relative-time'

/** The time (ms) after their last word someone counts as reading again. */
const longAgo = 10 * 60_000

/** Returns who else has this entry open, and what they do there: "Boran, wrote 2 minutes ago". Nothing when nobody has. */
export function presenceWords(present: Present[]): string {
  const people = present.map(
    ({ name, you, wroteAgo }) => `${you ? 'you, in another window' : name}, ${doing(wroteAgo)}`,
  )
  return people.length > 0 ? `Also here: ${people.join(' · ')}` : ''
}

function doing(wroteAgo: number | undefined) {
  if (wroteAgo === undefined || wroteAgo > longAgo) return 'reading'
  return wroteAgo < 60_000 ? 'writing' : `wrote ${relativeTime(0, wroteAgo)}`
}
