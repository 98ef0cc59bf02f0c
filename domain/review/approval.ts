import { aliasedTable, and, asc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import { read, write, type Db, type Tx } from '@/db/connection'
import { audit, entries, releases, reviews, revisions, settings } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import type { Head } from '@/domain/entries/head'
import { notifyOfOverride } from '@/domain/notices/notices'

export type PublishingRule = 'editors' | 'second'

const settingKey = 'whoPublishes'

export async function publishingRule(db: Db = read()): Promise<PublishingRule> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, settingKey))
  return row?.value === 'second' ? 'second' : 'editors'
}

/** Changes the rule. Live and scheduled texts stay as they are. */
export async function changePublishingRule(actor: Actor, rule: PublishingRule, now: number): Promise<Result> {
  permit(actor, 'manageSettings')
  return write(async (tx) => {
    if ((await publishingRule(tx)) === rule) return done(undefined)
    await tx
      .insert(settings)
      .values({ key: settingKey, value: rule })
      .onConflictDoUpdate({ target: settings.key, set: { value: rule } })
    await record(tx, actor, { verb: 'changed who publishes', detail: { rule } }, now)
    return done(undefined)
  })
}

/** Requires, if the rule is `second`, an approval by another person or a reason. The installation is exempt. */
export async function checkApproval(
  tx: Tx,
  actor: Actor,
  { head, override }: { head: Pick<Head, 'id' | 'entryId' | 'author'>; override?: string },
  now: number,
): Promise<Result<string | null>> {
  if (actor.id === null || (await publishingRule(tx)) === 'editors' || (await isApproved(tx, head.id)))
    return done(null)
  const reason = override?.trim()
  if (reason === undefined) return refused('Someone who did not write this text has to approve it first.', 'override')
  if (!reason) return refused('Say in a sentence why it cannot wait for an approval.', 'override')
  if ([...reason].length > 500) return refused('Keep the reason under 500 characters.', 'override')
  await record(tx, actor, { verb: 'overrode approval', entryId: head.entryId, detail: { revision: head.id } }, now)
  await notifyOfOverride(tx, actor, head, now)
  return done(reason)
}

export async function isApproved(db: Db, revisionId: number) {
  const [revision] = await db
    .select({ id: revisions.id })
    .from(revisions)
    .where(and(eq(revisions.id, revisionId), approvedByOther()))
  return revision !== undefined
}

/** Condition on `revisions`: somebody approved it who wrote none of it and is not `besides`, and it still holds. */
function approvedByOther(besides?: SQL) {
  // Without the text added to it, SQLite may look through all imports by the index of verbs.
  return sql`exists (select 1 from ${reviews} a where a.revision_id = ${revisions.id} and a.said = 'approved'
    and a.by is distinct from ${revisions.author} ${besides ? sql`and a.by is distinct from ${besides}` : sql``}
    and coalesce(replace(replace(${revisions.suggestedBy}, '[', ','), ']', ','), '') not like '%,' || a.by || ',%'
    and not exists (select 1 from ${audit} i where i.entry_id = ${revisions.entryId} and i.verb || '' = 'imported' and i.by = a.by)
    and not exists (select 1 from ${reviews} c where c.revision_id = a.revision_id and c.said = 'changes requested' and c.id > a.id))`
}

/** First row of a release. Moving adds rows, perhaps by others; only the author of the first overrode the rule. */
const firstRelease = aliasedTable(releases, 'decided')
const firstReleaseCondition = sql`${firstRelease.id} = (select min(o.id) from ${releases} o
  where o.revision_id = ${releases.revisionId} and o.override = ${releases.override})`

export function openOverrides(db: Db, which?: SQL) {
  return db
    .select({
      releaseId: releases.id,
      entryId: releases.entryId,
      revisionId: revisions.id,
      author: revisions.author,
      title: revisions.title,
      kind: entries.kind,
      language: entries.language,
      by: firstRelease.by,
      at: firstRelease.createdAt,
      goesLiveAt: releases.goesLiveAt,
      reason: releases.override,
    })
    .from(releases)
    .innerJoin(firstRelease, firstReleaseCondition)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(
      and(
        isNotNull(releases.override),
        isNull(releases.cancelledAt),
        isNull(entries.trashedAt),
        sql`not ${approvedByOther(sql`${firstRelease.by}`)}`,
        which,
      ),
    )
    .orderBy(asc(releases.id))
}
