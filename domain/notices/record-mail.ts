import { and, count, eq, gt, isNull, lt, or, inArray, lte } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { audit, recordMail, staff, entries, notices, releases, revisions, type NoticeKind } from '@/db/schema'
import { done, type Result } from '@/lib/result'
import { deskTime, lastTimeOfDay } from '@/lib/time/time'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import type { OutgoingMail, SendMail } from './mail'
import { siteSettings } from '@/domain/published/site'
import { headOfRecord, headText, type RecordHead } from '@/domain/staff/record/record-head'
import { isFuture, wasReleased } from '@/domain/published/live'
import { notifyReaders } from './notices'

/** The hour in the site's zone. */
const morningHour = 7

export async function wantsRecordMail(actor: Actor) {
  if (!may(actor, 'manageSettings')) return false
  return (await read().$count(recordMail, eq(recordMail.staffId, actor.id ?? 0))) > 0
}

/** Daily, for admins. Throws NotPermitted. */
export async function chooseRecordMail(actor: Actor, wants: boolean, now: number): Promise<Result> {
  permit(actor, 'manageSettings')
  return write(async (tx) => {
    const isOwn = eq(recordMail.staffId, actor.id ?? 0)
    if ((await tx.$count(recordMail, isOwn)) > 0 === wants) return done(undefined)
    if (wants) await tx.insert(recordMail).values({ staffId: actor.id ?? 0 })
    else await tx.delete(recordMail).where(isOwn)
    await record(tx, actor, { verb: 'chose the mail of the record', detail: { wants } }, now)
    return done(undefined)
  })
}

/** Sends once a day, if something was done (`now` UTC ms). A failure is not retried: the next mail covers it. */
export async function sendRecordMail(post: SendMail, siteUrl: string, now: number) {
  const { name: site, zone } = await siteSettings()
  const due = lastTimeOfDay(now, morningHour, zone)
  const people = await read()
    .select({ id: staff.id, to: staff.email, sentAt: recordMail.sentAt })
    .from(recordMail)
    .innerJoin(staff, eq(staff.id, recordMail.staffId))
    .where(and(eq(staff.role, 'admin'), isNull(staff.disabledAt), recordMailDueCondition(due)))
  const head = people.length ? await headOfRecord() : undefined
  if (!head) return
  for (const { id, to, sentAt } of people) {
    if (sentAt !== null && head.at <= sentAt) continue
    const claimed = await write(async (tx) =>
      tx
        .update(recordMail)
        .set({ sentAt: now })
        .where(and(eq(recordMail.staffId, id), recordMailDueCondition(due)))
        .returning({ id: recordMail.staffId }),
    )
    const acts = await actsSince(sentAt ?? now - 86_400_000)
    if (claimed.length) await post(mailFor({ to, head, acts }, { site, siteUrl, zone }))
  }
}

function recordMailDueCondition(due: number) {
  return or(isNull(recordMail.sentAt), lt(recordMail.sentAt, due))
}

async function actsSince(moment: number) {
  const [row] = await read().select({ n: count() }).from(audit).where(gt(audit.at, moment))
  return row!.n
}

type LastRecordMail = { to: string; head: RecordHead; acts: number }

/** Only numbers: others may read mails on their way. */
function mailFor(
  { to, head, acts }: LastRecordMail,
  { site, siteUrl, zone }: { site: string; siteUrl: string; zone: string },
): OutgoingMail {
  const number = head.number.toLocaleString('en')
  const text = [
    `The newest entry of the site history is number ${number}, of ${deskTime(head.at, zone)}. Entries since the last mail like this: ${acts.toLocaleString('en')}.`,
    headText(head),
    `Keep this mail. Should anybody doubt the site history, this says whether it still holds what it held today:\nnpm run gazette -- verify --from ${headText(head)}`,
    `Choose which mails you get: ${siteUrl}/admin/account#mail`,
  ]
  return {
    id: `record-${head.number}-${head.hash.slice(0, 12)}`,
    to,
    subject: `${site}: the site history, entry ${number}`,
    text: `${text.join('\n\n')}\n`,
  }
}

const day = 86_400_000
/** Milliseconds to look back, for moments while no server ran. */
const lookBack = 3 * day

/** Notifies of texts that go live within a day or have ended (`now` UTC ms). Late and repeated runs notify once. */
export async function notifyOfMoments(now: number) {
  const occasions = [...(await releasesGoingLive(now)), ...(await cameByPlan(now))]
  const alreadyTold = await noticesAbout(occasions.map((one) => one.about))
  const news = occasions.filter((one) => !alreadyTold.has(`${one.kind} ${one.about}`))
  if (news.length)
    await write(async (tx) => {
      for (const occasion of news) await notifyReaders(tx, occasion, now)
    })
}

const dueColumns = {
  id: releases.id,
  entryId: releases.entryId,
  at: releases.goesLiveAt,
  createdAt: releases.createdAt,
  by: releases.by,
  createdBy: entries.createdBy,
  author: revisions.author,
}

type DueRelease = { id: number; entryId: number; at: number; createdAt: number; by: number | null }

function occasionOf(kind: NoticeKind, { id, entryId, at }: DueRelease, to: (number | null)[]) {
  return { kind, about: `release ${id} at ${at}`, entryId, to }
}

/** Leaves out texts scheduled less than a day ahead. */
async function releasesGoingLive(now: number) {
  const isWithinADay = and(isFuture(now), lte(releases.goesLiveAt, now + day))
  const rows = await read()
    .select(dueColumns)
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(and(isWithinADay, isNull(releases.withdrawal)))
  return rows.map((row) => {
    const isKnown = row.at - row.createdAt < day
    const people = [row.createdBy, row.author, row.by]
    return occasionOf('tomorrow', row, isKnown ? people.filter((id) => id !== row.by) : people)
  })
}

/** Texts that went live and withdrawals that came, but for those that were made at once. */
async function cameByPlan(now: number) {
  const isRecent = and(gt(releases.goesLiveAt, now - lookBack), wasReleased(now))
  const rows = await read()
    .select({ ...dueColumns, author: releases.by, withdrawal: releases.withdrawal })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isRecent, lt(releases.createdAt, releases.goesLiveAt)))
  return rows.map((row) => occasionOf(row.withdrawal ? 'expired' : 'published', row, [row.by, row.createdBy]))
}

async function noticesAbout(abouts: string[]) {
  const rows = await read()
    .selectDistinct({ kind: notices.kind, about: notices.about })
    .from(notices)
    .where(inArray(notices.about, abouts))
  return new Set(rows.map(({ kind, about }) => `${kind} ${about}`))
}
