import type { Tx } from '@/db/connection'
import { oldAddresses } from '@/db/schema'
import { readOldUrl } from '@/lib/old-url'

/** An address at a site before this one, whole with its host; and the import that knew of it. */
export type OldAddress = { url: string; importId?: number }

/**
 * Notes addresses of sites before this one, in the transaction (`now` UTC ms): from then on they are asked whether they still
 * answer. One that is known stays as it was noted first. Answers with how many are new, and with what is no whole address.
 */
export async function noteOldAddresses(tx: Tx, rows: OldAddress[], now: number) {
  let added = 0
  const unread: string[] = []
  for (const { url: text, importId = null } of rows) {
    const old = readOldUrl(text)
    if (!old) {
      unread.push(text)
      continue
    }
    const { url, path } = old
    const noted = await tx
      .insert(oldAddresses)
      .values({ url, path, importId, addedAt: now })
      .onConflictDoNothing()
      .returning({ url: oldAddresses.url })
    added += noted.length
  }
  return { added, unread }
}
