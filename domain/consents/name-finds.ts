import { and, count, desc, eq, gt } from 'drizzle-orm'
import { afterWrite, read, type Db, type Tx } from '@/db/connection'
import { audit, releases, reviews } from '@/db/schema'
import type { Problem } from '@/lib/result'
import { findPermittedEntry } from '@/domain/entries/head'
import { findReviewers } from '@/domain/notices/notices'
import { mayBeTold, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { forbiddenNamesIn, type FoundName } from './names-in-texts'
import type { ReleasedText } from './what-readers-get'

// Answers about forbidden names could be used to guess them. So drafts are not searched, words and places are told only
// to people who may read consents, and each find is in the record.

const findVerb = 'found a forbidden name'
const hour = 3_600_000

/** Submissions, or finds in releases, of one person in an hour. After that many, answers say less. */
export const maxTriesPerHour = 5

/** Searches names before a `write`, which then finds the result in a cache: others need not wait for a long text. */
export async function searchNamesAhead(actor: Actor, verb: 'release' | 'submit', text: ReleasedText, now: number) {
  if (await findPermittedEntry(read(), actor, verb, text.entryId))
    await forbiddenNamesIn(read(), { ...text, withComments: true }, now)
}

/** Finds names that refuse a release. The find is recorded although the release is refused. `now`: UTC ms. */
export async function namesInRelease(tx: Tx, actor: Actor, text: ReleasedText, now: number): Promise<Problem[]> {
  const { found, canLook } = await forbiddenNamesIn(tx, { ...text, withComments: !text.isGone }, now)
  if (!found.length) return canLook ? [] : [namesLost]
  const { entryId, revisionId: revision } = text
  const isTold = mayBeTold(actor, 'readConsents') && (await triesOf(tx, actor, findVerb, now)) < maxTriesPerHour
  afterWrite((later) => record(later, actor, { verb: findVerb, entryId, detail: { revision } }, now))
  return isTold ? problemsOf(found) : [{ message: await nameSentence(tx, actor), field: 'people' }]
}

/** Records that a submission has a forbidden name; `told`: whether its submitter learns it. `now`: UTC ms. */
export async function recordNamesIn(tx: Tx, actor: Actor, text: ReleasedText, now: number) {
  if (!(await forbiddenNamesIn(tx, { ...text, withComments: true }, now)).found.length) return
  const { entryId, revisionId: revision } = text
  const told = (await triesOf(tx, actor, 'submitted', now)) < maxTriesPerHour
  await record(tx, actor, { verb: findVerb, entryId, detail: { revision, told } }, now)
}

/** Returns a sentence if this person submitted the revision and a name was found in it then. */
export async function nameNoticeOf(db: Db, actor: Actor, text: ReleasedText): Promise<string | undefined> {
  return (await wasToldOf(db, actor, text)) ? nameSentence(db, actor) : undefined
}

/** Finds names in a submitted or released text for people who may read consents; not in comments, which can change. */
export async function namesInSubmitted(db: Db, actor: Actor, text: ReleasedText, now: number): Promise<Problem[]> {
  if (!mayBeTold(actor, 'readConsents') || !(await isOpenTo(db, actor, text))) return []
  const { found, canLook } = await forbiddenNamesIn(db, text, now)
  return canLook ? problemsOf(found) : [namesLost]
}

async function isOpenTo(db: Db, actor: Actor, text: ReleasedText) {
  if ((await db.$count(releases, eq(releases.revisionId, text.revisionId))) > 0) return true
  const [submission] = await db
    .select({ by: reviews.by })
    .from(reviews)
    .where(and(eq(reviews.revisionId, text.revisionId), eq(reviews.said, 'submitted')))
    .orderBy(desc(reviews.id))
    .limit(1)
  return submission !== undefined && (submission.by !== actor.id || (await wasToldOf(db, actor, text)))
}

async function wasToldOf(db: Db, actor: Actor, { entryId, revisionId }: ReleasedText) {
  const isOwnFind = and(eq(audit.entryId, entryId), eq(audit.verb, findVerb), eq(audit.by, actor.id ?? 0))
  const finds = await db.select({ detail: audit.detail }).from(audit).where(isOwnFind)
  return finds.some(({ detail }) => detail.revision === revisionId && detail.told === true)
}

async function triesOf(tx: Tx, actor: Actor, verb: string, now: number) {
  const isRecent = and(eq(audit.verb, verb), eq(audit.by, actor.id ?? 0), gt(audit.at, now - hour))
  const [row] = await tx.select({ tries: count() }).from(audit).where(isRecent)
  return row!.tries
}

async function nameSentence(db: Db, actor: Actor) {
  const names = (await findReviewers(db, [actor.id])).slice(0, 3).map(({ name }) => name)
  return `A name that must not appear stands in it. Ask ${names.join(' or ') || 'an administrator'}.`
}

function problemsOf(found: FoundName[]): Problem[] {
  return found.map(({ place, words }) => ({
    message: `“${words}” must not appear, and stands in ${place}. Remove it, or write the pseudonym instead.`,
    field: 'people',
  }))
}

const namesLost: Problem = {
  message:
    'The names that must not appear cannot be looked for any more, since the secret of this site was replaced. An editor or an administrator removes them from the consent and adds them again.',
  field: 'people',
}
