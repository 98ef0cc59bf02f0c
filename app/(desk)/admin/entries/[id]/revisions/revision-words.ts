import type { How } from '@/db/schema'
import type { Clock } from '@/components/admin/entry/state-words'
import { capitalized } from '@/lib/text/capitalized'
import { deskTime, deskTimes } from '@/lib/time/time'

type Origin = { how: How; fromSavedAt: number | null; basedOn: number | null; isMine: boolean }

export function kindWords({ how, fromSavedAt, basedOn, isMine }: Origin, { zone }: Pick<Clock, 'zone'>): string {
  const from = fromSavedAt === null ? 'an earlier version' : `the version of ${deskTime(fromSavedAt, zone)}`
  switch (how) {
    case 'restored':
      return `Restored from ${from}`
    case 'merged':
      return `Merged: ${from} and the one before this`
    case 'kept':
      return 'Kept, instead of the one before this'
    case 'copied':
      return 'Created as a copy'
    case 'replaced':
      return 'A newer version of a file was put in'
    case 'aside':
      return `${isMine ? 'Your version' : 'Version'}, kept aside: someone had saved a newer text`
    case 'written':
      return basedOn === null ? 'Created' : 'Edited'
  }
}

type Choosable = { savedAt: number; author: string | null; remark: string; how: How }

export function versionName({ savedAt, author, remark, how }: Choosable, { zone, viewer }: Omit<Clock, 'now'>): string {
  const aside = how === 'aside' ? ', kept aside' : ''
  return `${capitalized(deskTimes(savedAt, zone, viewer))}, ${author ?? 'the system'}${aside}${remark && `: “${remark}”`}`
}
