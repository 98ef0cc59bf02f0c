import { read } from '@/db/connection'
import { may, type Actor } from '@/domain/staff/actor'
import { consentsOfEntry } from '@/domain/consents/consent-lists'
import { peopleOf } from '@/domain/consents/marks'
import { colleaguesFor } from '@/domain/consents/requests'
import { endOfText, needsOf } from '@/domain/consents/needs'
import { findPermittedEntry, headOf } from '@/domain/entries/head'
import { suggestsPeopleIn } from '@/domain/review/people-said'
import { gateProblems } from './gate'

/**
 * Returns what the desk shows beside an entry: whom it is about (null while nobody has said it), whether its words or pictures
 * suggest people at risk, its pictures and files that are at risk or under consent, what keeps its newest text from being
 * public now, and from which moment (UTC ms) it may not be public any more. The consents themselves only for whoever may read
 * them. Undefined where there is no such entry. Throws NotPermitted where this person may not read it.
 */
export async function peopleStateOf(actor: Actor, entryId: number, now: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry) return undefined
  const head = (await headOf(db, entryId))!
  const [people, needs, problems, isSuggested] = await Promise.all([
    peopleOf(db, entryId),
    needsOf(db, { entryId, revisionId: head.id }),
    gateProblems(db, { entryId, revisionId: head.id, at: now }, now),
    suggestsPeopleIn(db, { entry, head }),
  ])
  const end = endOfText(needs)
  return {
    people,
    isSuggested,
    uploads: needs.uploads,
    /** Nothing is missing, and nothing will be asked. */
    needsNothing: !needs.isMarked && !needs.uploads.length && !needs.consents.length,
    problems,
    endsAt: end === undefined || end === -Infinity ? undefined : end,
    consents: may(actor, 'readConsents') ? await consentsOfEntry(actor, entryId, now) : undefined,
    /** Somebody at risk is in it, so a second person has to look at it. */
    isAtRisk: needs.isMarked || needs.uploads.some((upload) => upload.isAtRisk),
    /** The people who can be asked for what is missing. */
    colleagues: problems.length ? await colleaguesFor(actor.id, head) : { consent: [], check: [] },
    mayMark: may(actor, 'write', entry),
    mayManage: may(actor, 'manageConsents'),
  }
}

export type PeopleState = NonNullable<Awaited<ReturnType<typeof peopleStateOf>>>
