import { and, eq, gt, inArray, isNull, lt, lte } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { entries, notices, releases, revisions, type NoticeKind } from '@/db/schema'
import { isFuture, wasReleased } from '@/domain/published/live'
import { notifyReaders } from './notices'

const dayMs = 86_400_000
/** Span of the past to check, for moments while no server ran. */
const lookBackMs = 3 * dayMs

/** Notifies of texts that go live within a day or have ended (`now` UTC ms). Late and repeated runs notify once. */
export async function notifyOfMoments(now: number) {
  const occasions = [...(await findGoingLive(now)), ...(await cameByPlan(now))]
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

/** Finds texts that go live within a day. Whoever scheduled one less than a day ahead is left out. */
async function findGoingLive(now: number) {
  const isWithinADay = and(isFuture(now), lte(releases.goesLiveAt, now + dayMs))
  const rows = await read()
    .select(dueColumns)
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(and(isWithinADay, isNull(releases.withdrawal)))
  return rows.map((row) => {
    const isKnown = row.at - row.createdAt < dayMs
    const people = [row.createdBy, row.author, row.by]
    return occasionOf('tomorrow', row, isKnown ? people.filter((id) => id !== row.by) : people)
  })
}

/** Finds scheduled releases and withdrawals whose moment has come; those made at once are left out. */
async function cameByPlan(now: number) {
  const isRecent = and(gt(releases.goesLiveAt, now - lookBackMs), wasReleased(now))
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
