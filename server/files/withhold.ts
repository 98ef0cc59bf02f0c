import { mediaStore } from '@/lib/store/media'
import type { FileToSend } from './file-to-send'

export type KnownFile = {
  bytes: number
  /** In hex. */
  sha256: string
  /** The problem that the last check found. */
  problem?: 'missing' | 'changed'
}

/** The facts about a stored file; undefined where there is none. */
export type FindStored = (stored: { mediaId: string; file: string }) => Promise<KnownFile | undefined>

/**
 * Returns whether a public file is known not to be what was published, or to be gone: it is being put right, and its address
 * stays true. See docs/decisions/0018-fixity-and-counts.md. One that was missing may have come back; the next check says
 * whether it is the same.
 */
export async function isWithheld({ mediaId, file }: FileToSend, { problem }: KnownFile) {
  return problem === 'changed' || (problem === 'missing' && !(await mediaStore().find(`${mediaId}/${file}`)))
}
