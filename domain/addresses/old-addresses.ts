import type { Tx } from '@/db/connection'
import { oldAddresses } from '@/db/schema'
import { isFrontPage, isOldQuery } from '@/lib/web/old-query'
import { readOldUrl } from '@/lib/web/old-url'
import { answerAt } from '@/domain/published/answers'
import { redirectTarget, withoutQuery } from '@/domain/published/redirects'

/** `url`: with the host of an earlier site. */
export type OldAddress = { url: string; importId?: number }

/** Stores addresses for later checks (`now` UTC ms). Returns the number of new ones and unreadable ones. */
export async function saveOldAddresses(tx: Tx, rows: OldAddress[], now: number) {
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

export type OldAnswer = { is: 'live' } | { is: 'moved'; to: string } | { is: 'withdrawn' } | { is: 'nothing' }

/** Finds the answer at a moment (UTC ms). A broken query such as `/?p=12` shows the front page: that is no answer. */
export async function oldAnswer({ host, path }: { host: string; path: string }, now: number): Promise<OldAnswer> {
  const target = await redirectTarget({ source: path, host, now })
  if (target !== undefined) return { is: 'moved', to: target }
  if (isOldQuery(path)) {
    const to = await redirectTarget({ source: path, now })
    if (to !== undefined) return { is: 'moved', to }
    const bare = withoutQuery(path)
    return isFrontPage(bare) ? { is: 'nothing' } : oldAnswer({ host, path: bare }, now)
  }
  const answer = await answerAt(path, now)
  if (answer?.is === 'here') return { is: 'live' }
  if (answer?.is === 'gone') return { is: 'withdrawn' }
  const to = answer?.path ?? (await redirectTarget({ source: path, now }))
  return to === undefined ? { is: 'nothing' } : { is: 'moved', to }
}
