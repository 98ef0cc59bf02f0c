import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileToSend } from './file-to-send'

/** What the last check found wrong with a stored file. */
export type FindDamage = (stored: { mediaId: string; file: string }) => Promise<'missing' | 'changed' | undefined>

/**
 * Whether a public file is known not to be what was published, or to be gone: it is being put right, and its address stays
 * true. See docs/decisions/0018-fixity-and-counts.md.
 */
export async function isWithheld({ mediaId, root, file }: FileToSend, findDamage: FindDamage) {
  const damage = await findDamage({ mediaId, file })
  return damage === 'changed' || (damage === 'missing' && !(await isThere(join(root, file))))
}

/** Whether a file is there now: one that was missing may have come back, and the next check says whether it is the same. */
function isThere(file: string) {
  return access(file).then(
    () => true,
    () => false,
  )
}
