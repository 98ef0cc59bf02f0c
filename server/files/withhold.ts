import { mediaStore } from '@/lib/store/media'
import { inTime } from '@/lib/store/store'
import type { FileToSend } from './file-to-send'

export type KnownFile = {
  bytes: number
  sha256: string
  problem?: 'missing' | 'changed'
}

export type FindStored = (stored: { mediaId: string; file: string }) => Promise<KnownFile | undefined>

/** Returns whether a file is damaged (docs/decisions/0018-fixity-and-counts.md). A missing one may have come back. */
export async function isWithheld({ mediaId, file }: FileToSend, { problem }: KnownFile) {
  return problem === 'changed' || (problem === 'missing' && !(await inTime(mediaStore().find(`${mediaId}/${file}`))))
}
