import type { Tx } from '@/db/connection'
import { oldAddresses } from '@/db/schema'
import { isFrontPage, isOldQuery } from '@/lib/web/old-query'
import { readOldUrl } from '@/lib/web/old-url'
import { answerAt } from '@/domain/published/answers'
import { redirectTarget, withoutQuery } from '@/domain/published/redirects'

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

/** The answer that readers get who ask for an old address: it stands, leads on, says why it is gone, or answers nothing. */
export type OldAnswer = { is: 'live' } | { is: 'moved'; to: string } | { is: 'withdrawn' } | { is: 'nothing' }

/**
 * Returns what an old address answers at a moment (UTC ms): by what was written down for its host, or as its path does here.
 * One of the old kind (`/?p=12`) that leads nowhere shows the front page, and that is not what was there.
 */
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
