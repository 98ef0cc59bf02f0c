import { keptBackups } from '@/domain/backups/backups'
import { headText, recordContainsHead, type RecordHead } from '@/domain/staff/record/record-head'
import { readManifest } from '@/domain/backups/manifest'
import { placeKind } from '@/domain/backups/place'

/** Checks the record against the newest backup in a folder; a sentence for each problem. */
export async function headProblemsOfBackup(): Promise<string[]> {
  const newest = (await keptBackups()).find(({ place }) => placeKind(place) === 'folder')
  const head = newest && (await readManifest(newest.place))?.record
  return head && !(await recordContainsHead(head)) ? [headNotHeld(newest.place, head)] : []
}

export function headNotHeld(place: string, head: Pick<RecordHead, 'number' | 'hash'>) {
  return `The backup ${place} has entry ${head.number} (${headText(head)}), and the site history here has not, or has another: entries were cut off the end, an older database was put in the place of a newer one, or the site history was written anew since that backup.`
}
