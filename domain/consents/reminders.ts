import { and, eq, gt, gte, inArray, isNull, lte } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { consents, notices } from '@/db/schema'
import { notifyReaders, findReviewers } from '@/domain/notices/notices'
import { siteSettings } from '@/domain/published/site'
import { entriesOfConsents } from './affected'
import { lastDayOf } from './consent-input'
import { consentColumns } from './needs'

const day = 86_400_000
const reminderDays = [7, 30, 60]

/** Notifies managers of consents 60, 30 and 7 days before an end, once each (`now` UTC ms). May run late. */
export async function notifyOfEndingConsents(now: number) {
  const isEnding = and(isNull(consents.revokedAt), gt(consents.endsAt, now), lte(consents.endsAt, now + 60 * day))
  const ending = await read().select(consentColumns).from(consents).where(isEnding)
  if (!ending.length) return
  const { zone } = await siteSettings()
  const occasions = ending.flatMap(({ id, endsAt, recordedAt }) => {
    const days = reminderDays.find((before) => endsAt! - before * day <= now)
    if (days === undefined || recordedAt > endsAt! - days * day) return []
    return [{ consentId: id, occasion: `${lastDayOf(endsAt!, zone)}, ${days} days before, consent ${id}` }]
  })
  if (!occasions.length) return
  const to = (await findReviewers(read())).map(({ id }) => id)
  const told = await notifiedSince(lastDayOf(now + 1, zone), to)
  const news = occasions.filter(({ occasion }) => !told.some((about) => about.startsWith(`${occasion}, `)))
  if (news.length)
    await write(async (tx) => {
      for (const { consentId, occasion } of news) await notifyOfConsent(tx, { consentId, occasion, to }, now)
    })
}

async function notifyOfConsent(
  tx: Tx,
  { consentId, occasion, to }: { consentId: number; occasion: string; to: number[] },
  now: number,
) {
  for (const entryId of new Set(await entriesOfConsents(tx, [consentId])))
    await notifyReaders(tx, { kind: 'consent', about: `${occasion}, entry ${entryId}`, entryId, to }, now)
}

/** Finds earlier notices. Each `about` begins with its day, by which an index finds it. */
async function notifiedSince(today: string, staffIds: number[]) {
  const isKnown = and(inArray(notices.staffId, staffIds), eq(notices.kind, 'consent'), gte(notices.about, today))
  return (await read().selectDistinct({ about: notices.about }).from(notices).where(isKnown)).map(({ about }) => about)
}
