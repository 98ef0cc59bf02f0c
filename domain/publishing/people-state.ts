import { eq } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { revisions } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { pick } from '@/lib/lists/pick'
import { signsOfPeople } from '@/domain/content/checks/people'
import { may, type Actor } from '@/domain/staff/actor'
import { consentsOfEntry } from '@/domain/consents/consent-lists'
import { checkedNotes } from '@/domain/consents/harm-checks'
import { isPeopleAsked, peopleOf } from '@/domain/consents/marks'
import { colleaguesFor } from '@/domain/consents/requests'
import { namesInSubmitted } from '@/domain/consents/name-finds'
import { endOfText, isAtRisk, textNeedsOf, translationGroupOf } from '@/domain/consents/needs'
import { findRemovalRequest } from '@/domain/consents/removals'
import { findPermittedEntry, headOf, type Head } from '@/domain/entries/head'
import { gateProblems } from './gate'

/** Includes consents only for people who may read them. Undefined for a missing entry. Throws NotPermitted. */
export async function peopleStateOf(actor: Actor, entryId: number, now: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry) return undefined
  const head = (await headOf(db, entryId))!
  const [people, needs, gate, names, isAsked] = await Promise.all([
    peopleOf(db, entryId),
    textNeedsOf(db, { entryId, revisionId: head.id }),
    gateProblems(db, actor, { entryId, revisionId: head.id, at: now }, now),
    namesInSubmitted(db, actor, { entryId, revisionId: head.id }, now),
    isPeopleAsked(db, entry),
  ])
  const problems = [...gate, ...names]
  const mayRead = may(actor, 'readConsents')
  const members = await translationGroupOf(db, entryId)
  const end = mayRead ? endOfText(needs) : undefined
  return {
    people,
    /** Signs of people to ask about; undefined once somebody has answered, or readers have had it. */
    question: isAsked ? await signsInHead(db, head, entry.language) : undefined,
    uploads: needs.uploads,
    needsNothing: !needs.isMarked && !needs.uploads.length && !needs.consents.length,
    problems,
    endsAt: end === undefined || end === -Infinity ? undefined : end,
    consents: mayRead ? await consentsOfEntry(actor, entryId, now) : undefined,
    isAtRisk: isAtRisk(needs),
    checkedNotes: await checkedNotes(db, head),
    removal: mayRead ? await findRemovalRequest(db, { entryId: members[0]!.id }, now) : undefined,
    colleagues: problems.length ? await colleaguesFor(actor.id, head) : { consent: [], check: [] },
    mayMark: may(actor, 'write', entry),
    mayManage: may(actor, 'manageConsents'),
  }
}

async function signsInHead(db: Db, { id, title, summary }: Head, language: Language) {
  const [row] = await db.select(pick(revisions, 'bodyText')).from(revisions).where(eq(revisions.id, id))
  return signsOfPeople([title, summary, row!.bodyText].join('\n'), language)
}

export type PeopleState = NonNullable<Awaited<ReturnType<typeof peopleStateOf>>>
