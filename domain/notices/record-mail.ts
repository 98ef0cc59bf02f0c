import { and, count, eq, gt, isNull, lt, or } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { audit, recordMail, staff } from '@/db/schema'
import { done, type Result } from '@/lib/result'
import { deskTime, lastTimeOfDay } from '@/lib/time/time'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import type { OutgoingMail, SendMail } from './mail'
import { siteSettings } from '@/domain/published/site'
import { headOfRecord, headText, type RecordHead } from '@/domain/staff/record/record-head'

/** Hour of the mail, in the site's zone. */
const morningHour = 7

export async function wantsRecordMail(actor: Actor) {
  if (!may(actor, 'manageSettings')) return false
  return (await read().$count(recordMail, eq(recordMail.staffId, actor.id ?? 0))) > 0
}

/** Turns the daily mail to an admin on or off. Throws NotPermitted. */
export async function setRecordMail(actor: Actor, wants: boolean, now: number): Promise<Result> {
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

/** Sends once a day, if something was done (`now` UTC ms). No retry after a failure: the next mail covers it. */
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

/** Creates a mail with numbers only: others may read mails on their way. */
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
