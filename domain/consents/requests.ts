import { read, refuseUnless, write } from '@/db/connection'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { entryToChange, headOf } from '@/domain/entries/head'
import { notifyReaders, findReviewers } from '@/domain/notices/notices'
import { possibleCheckers } from './harm-checks'

export type PeopleRequest = 'consent' | 'check'

/** Finds colleagues who could help; neither list includes the asker. */
export async function colleaguesFor(askerId: number | null, head: { entryId: number; author: number | null }) {
  const [consent, check] = await Promise.all([findReviewers(read(), [askerId]), possibleCheckers(read(), head)])
  return { consent, check: check.filter(({ id }) => id !== askerId) }
}

/** Asks a colleague, once for each text (`now` UTC ms). Refused: a colleague who cannot do it. */
export async function askColleague(
  actor: Actor,
  { entryId, what, staffId }: { entryId: number; what: PeopleRequest; staffId: number },
  now: number,
): Promise<Result> {
  return write(async (tx) => {
    refuseUnless(await entryToChange(tx, actor, 'write', entryId))
    const head = (await headOf(tx, entryId))!
    const able = what === 'check' ? await possibleCheckers(tx, head) : await findReviewers(tx)
    if (staffId === actor.id || !able.some(({ id }) => id === staffId))
      return refused('Choose a colleague who can do this.', 'staffId')
    const kind = what === 'check' ? 'check asked' : 'consent asked'
    await notifyReaders(tx, { kind, about: `revision ${head.id}, asked by ${actor.id}`, entryId, to: [staffId] }, now)
    const verb = what === 'check' ? 'asked for a check for harm' : 'asked for a consent'
    await record(tx, actor, { verb, entryId, detail: { person: staffId } }, now)
    return done(undefined)
  })
}
