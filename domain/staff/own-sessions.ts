import { and, desc, eq, gt } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { sessions, type SignedInBy } from '@/db/schema'
import type { CurrentAccess } from './accounts'
import type { Actor } from './actor'
import { record } from './audit'
import { forgetBrowsersOf } from './known-browsers'
import { usesElsewhereOf, type UseElsewhere } from './session-places'
import { endAccessOf, maxIdleMs, maxSessionAgeMs, renewSessionIn } from './sessions'

export type OwnSession = {
  hash: string
  createdAt: number
  seenAt: number
  signedInBy: SignedInBy
  device: string | null
  /** Unconfirmed uses from other places, the first of each place. */
  elsewhere: UseElsewhere[]
}

/** Lists one's own sessions, the last used first. */
export async function ownSessions(actor: Actor, now: number): Promise<OwnSession[]> {
  return openSessionsOf(actor.id ?? -1, now)
}

/** Lists the open sessions of a person. The caller has checked permission. */
export async function openSessionsOf(staffId: number, now: number): Promise<OwnSession[]> {
  const { hash, createdAt, seenAt, signedInBy, device } = sessions
  const rows = await read()
    .select({ hash, createdAt, seenAt, signedInBy, device })
    .from(sessions)
    .where(
      and(
        eq(sessions.staffId, staffId),
        gt(sessions.seenAt, now - maxIdleMs),
        gt(sessions.createdAt, now - maxSessionAgeMs),
      ),
    )
    .orderBy(desc(sessions.seenAt))
  const uses = await usesElsewhereOf(rows.map((row) => row.hash))
  return rows.map((row) => ({ ...row, elsewhere: uses.get(row.hash) ?? [] }))
}

export async function endOwnSession(actor: Actor, hash: string, now: number) {
  await write(async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.hash, hash), eq(sessions.staffId, actor.id ?? -1)))
      .returning({ id: sessions.staffId })
    if (ended.length) await record(tx, actor, { verb: 'ended own session' }, now)
  })
}

/** Ends other sessions and forgets other browsers. Returns a new secret of the `current` session: a copy is useless. */
export async function endOtherSessions(actor: Actor, current: CurrentAccess, now: number): Promise<string> {
  const staffId = actor.id ?? -1
  return write(async (tx) => {
    await endAccessOf(tx, staffId, current.hash)
    await forgetBrowsersOf(tx, staffId, current.browser)
    await record(tx, actor, { verb: 'signed out everywhere else' }, now)
    return renewSessionIn(tx, current.hash, {})
  })
}
