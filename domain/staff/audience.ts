import { and, eq, inArray, isNull, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { execute } from '@/db/connection'
import { audiences, entries, staff, teamPeople } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { may, type Actor } from './actor'

// Conditions on who sees a text. Without a row in `audiences` everybody at the desk does, as far as their role goes.

/** Somebody, by an id, or by a column in statements about several people. */
export type Reader = { id: number | SQLWrapper | null }

/** Groups of translations whose audience names this person, or a team of theirs. */
function groupsNaming(id: number | SQLWrapper) {
  return sql`(select m.translation_group from audiences m where m.staff_id = ${id}
    or m.team_id in (select p.team_id from team_people p where p.staff_id = ${id}))`
}

function closedGroups(id: number | SQLWrapper) {
  return sql`(select audiences.translation_group from audiences where audiences.translation_group not in ${groupsNaming(id)})`
}

/** Uploads that only texts outside a person's audience use. A corrected text is no use: it follows its file. */
function closedUploads(id: number | SQLWrapper) {
  const closed = closedGroups(id)
  return sql`(select u.media_id from entries e join revisions r on r.entry_id = e.id
    join revision_media u on u.revision_id = r.id and u.role <> 'text' where e.translation_group in ${closed}
    and not exists (select 1 from revision_media v join revisions s on s.id = v.revision_id
      join entries f on f.id = s.entry_id
      where v.media_id = u.media_id and v.role <> 'text' and f.translation_group not in ${closed}))`
}

/** Condition on a column with ids of entries, which may be null: no audience leaves this person out. */
export function isOpenTo({ id }: Reader, column: SQLWrapper = entries.id): SQL | undefined {
  if (id === null) return undefined
  // Without coalesce, SQLite collects the closed uploads also where no text is corrected.
  const closed = sql`(select e.id from entries e where e.translation_group in ${closedGroups(id)}
    union all select corrected_editions.entry_id from corrected_editions
      where coalesce(corrected_editions.media_id, '') in ${closedUploads(id)})`
  return isNotIn(column, closed)
}

/** Also true of null. For each row, SQLite takes a third of the time of `not in`. */
function isNotIn(column: SQLWrapper, closed: SQL) {
  return sql`case when ${column} in ${closed} then false else true end`
}

/** Condition on a column with ids of uploads, like `isOpenTo`. */
export function isUploadOpenTo({ id }: Reader, column: SQLWrapper): SQL | undefined {
  return id === null ? undefined : isNotIn(column, closedUploads(id))
}

/** Condition on a table of entries: this person may read them. Their audience comes before their role. */
export function isReadable(actor: Actor, of: typeof entries = entries): SQL | undefined {
  const isNamed = sql`${of.id} in (select n.id from entries n where n.translation_group in ${groupsNaming(actor.id ?? -1)})`
  const isTheirs = may(actor, 'read') ? undefined : sql`(${of.createdBy} = ${actor.id ?? -1} or ${isNamed})`
  return and(isOpenTo(actor, of.id), isTheirs)
}

/** Ids of texts, among these, that a person may read. */
export async function readableAmong(db: Db, actor: Actor, ids: number[]) {
  const isAmong = and(inArray(entries.id, ids), isReadable(actor))
  const rows = ids.length ? await db.select({ id: entries.id }).from(entries).where(isAmong) : []
  return new Set(rows.map(({ id }) => id))
}

/** Refused where an act leaves a text that nobody with an open account sees. */
export async function checkSomebodySees(tx: Tx): Promise<Result> {
  const isSeen = sql`exists (select 1 from audiences m join staff s on s.disabled_at is null and (s.id = m.staff_id
    or m.team_id in (select p.team_id from team_people p where p.staff_id = s.id))
    where m.translation_group = ${audiences.translationGroup})`
  const [left] = await tx
    .select({ id: audiences.id })
    .from(audiences)
    .innerJoin(entries, eq(entries.translationGroup, audiences.translationGroup))
    .where(sql`not ${isSeen}`)
    .limit(1)
  return left
    ? refused('A text would be left that nobody sees. Name a successor, or somebody else for it, first.', 'successor')
    : done(undefined)
}

/** Names a successor wherever an audience names the person. A person who is named already stays so. */
export async function giveAudiencesIn(tx: Tx, { from, to }: { from: number; to: number }) {
  const ofFrom = await tx.select().from(audiences).where(eq(audiences.staffId, from))
  const rows = ofFrom.map(({ translationGroup }) => ({ translationGroup, staffId: to }))
  if (rows.length) await tx.insert(audiences).values(rows).onConflictDoNothing()
}

/** Gives texts of another group the same audience. */
export async function copyAudienceIn(tx: Tx, { from, to }: { from: string; to: string }) {
  await execute(
    tx,
    sql`insert into audiences (translation_group, staff_id, team_id)
      select ${to}, staff_id, team_id from audiences where translation_group = ${from}`,
  )
}

export type Audience = { people: number[]; teams: number[] }

/** Empty lists: everybody at the desk. */
export async function audienceOfGroup(db: Db, translationGroup: string): Promise<Audience> {
  const rows = await db
    .select()
    .from(audiences)
    .where(eq(audiences.translationGroup, translationGroup))
    .orderBy(audiences.id)
  return {
    people: rows.flatMap(({ staffId }) => staffId ?? []),
    teams: rows.flatMap(({ teamId }) => teamId ?? []),
  }
}

/** Everybody with an open account whom an audience names. */
export async function peopleOfAudience(db: Db, { people, teams }: Audience) {
  const members = await db.select().from(teamPeople).where(inArray(teamPeople.teamId, teams))
  const ids = [...people, ...members.map(({ staffId }) => staffId)]
  const rows = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(inArray(staff.id, ids), isNull(staff.disabledAt)))
  return rows.map(({ id }) => id)
}

/** Condition on a column with ids of bundles or erasures: no text of it is closed to this person. */
export function hasOnlyOpen(reader: Reader, column: SQLWrapper, of: 'bundle' | 'erasure'): SQL | undefined {
  const isOpen = isOpenTo(reader, sql`l.entry_id`)
  const rows =
    of === 'bundle' ? sql`select l.bundle_id from bundle_entries l` : sql`select l.erasure_id from erasure_entries l`
  return isOpen && sql`${column} not in (${rows} where not ${isOpen})`
}

/** Condition on a column with ids of consents: of texts of which one at least is open to this person; else, of files. */
export function isConsentOpenTo(reader: Reader, column: SQLWrapper): SQL | undefined {
  const [isOpen, isOpenFile] = [isOpenTo(reader, sql`l.entry_id`), isUploadOpenTo(reader, sql`m.id`)]
  const texts = sql`select l.consent_id from consent_entries l`
  const files = sql`select f.consent_id from consent_media f`
  const isOfOpen = sql`${column} in (${files} join media m on m.lineage = f.lineage where ${isOpenFile})`
  return (
    isOpen &&
    sql`(${column} in (${texts} where ${isOpen})
      or ${column} not in (${texts}) and (${column} not in (${files}) or ${isOfOpen}))`
  )
}
