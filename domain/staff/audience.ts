import { and, eq, inArray, isNull, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { execute } from '@/db/connection'
import { sqlFalse } from '@/db/dialect'
import { audiences, entries, staff, teamPeople } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { may, type Actor } from './actor'

// Conditions on who sees a text. Without a row in `audiences` everybody at the desk does, as far as their role goes.

/** A person by id, or by a column in statements about several people. */
export type Reader = { id: number | SQLWrapper | null }

/** Groups of translations whose audience names this person, or a team of theirs. */
function groupsNaming(id: number | SQLWrapper) {
  return sql`(select m.translation_group from audiences m where m.staff_id = ${id}
    or m.team_id in (select p.team_id from team_people p where p.staff_id = ${id}))`
}

/** Condition on a group of translations: its audience leaves a person out. Several people: checks this group alone. */
function isClosedGroup(id: number | SQLWrapper, group: SQL) {
  const rows = sql`select 1 from audiences a where a.translation_group = ${group}`
  if (typeof id !== 'number')
    return sql`(exists (${rows}) and not exists (${rows} and (a.staff_id = ${id}
      or a.team_id in (select p.team_id from team_people p where p.staff_id = ${id}))))`
  return sql`${group} in (select audiences.translation_group from audiences
    where audiences.translation_group not in ${groupsNaming(id)})`
}

/**
 * Selects uploads that only texts closed to a person use, and versions of them that no text uses yet. A corrected text
 * does not count as a use, since it follows its file. `among`: a condition on these uploads, as media m.
 */
function closedUploads(id: number | SQLWrapper, among = sql`true`) {
  const uses = sql`select u.media_id from entries e join revisions r on r.entry_id = e.id
    join revision_media u on u.revision_id = r.id and u.role <> 'text' where ${isClosedGroup(id, sql`e.translation_group`)}`
  // A list names each file once, however many texts use it.
  const isUsed = typeof id === 'number' ? sql`o.id in (${uses})` : sql`exists (${uses} and u.media_id = o.id)`
  return sql`(select m.id from media o join media m on m.lineage = o.lineage where ${among} and ${isUsed}
    and not exists (select 1 from media w join revision_media v on v.media_id = w.id
      join revisions s on s.id = v.revision_id join entries f on f.id = s.entry_id
      where w.lineage = m.lineage and (w.id = m.id or m.id <> o.id)
      and v.role <> 'text' and not ${isClosedGroup(id, sql`f.translation_group`)}))`
}

/** Selects ids of texts whose audience leaves a person out. */
function closedTexts(id: number) {
  // Without coalesce, SQLite collects the closed uploads also where no text is corrected.
  return sql`(select e.id from entries e where ${isClosedGroup(id, sql`e.translation_group`)}
    union all select corrected_editions.entry_id from corrected_editions
      where coalesce(corrected_editions.media_id, '') in ${closedUploads(id)})`
}

/** Condition on a column with ids of entries, which may be null: no audience leaves this person out. */
export function isOpenTo({ id }: Reader, column: SQLWrapper = entries.id): SQL | undefined {
  if (id === null) return undefined
  if (typeof id === 'number') return isNotIn(column, closedTexts(id))
  // Statements about several people check one text: collecting all closed texts of each person takes seconds.
  return sql`not exists (select 1 from entries e
      where e.id = ${column} and ${isClosedGroup(id, sql`e.translation_group`)})
    and not exists (select 1 from corrected_editions c where c.entry_id = ${column}
      and exists ${closedUploads(id, sql`m.id = c.media_id`)})`
}

/** Condition on entries: an audience leaves this person out. Finds entries by id, without reading others. */
export function isClosedTo({ id }: Actor): SQL {
  return id === null ? sqlFalse : sql`${entries.id} in ${closedTexts(id)}`
}

/** Condition: a value is not in a set, or is null. SQLite takes a third of the time of `not in`. */
function isNotIn(column: SQLWrapper, closed: SQL) {
  return sql`case when ${column} in ${closed} then false else true end`
}

/** Condition on a column with ids of uploads, like `isOpenTo`. */
export function isUploadOpenTo({ id }: Reader, column: SQLWrapper): SQL | undefined {
  return id === null ? undefined : isNotIn(column, closedUploads(id))
}

/**
 * Condition on a column with ids of uploads: only limited texts use it, and use in this text would show it to more
 * people. A text that this person does not see counts as none.
 */
export function wouldOpenMore(reader: Reader, column: SQLWrapper, entryId: number | null): SQL {
  const uses = sql`select 1 from revision_media u join revisions r on r.id = u.revision_id
    join entries e on e.id = r.entry_id left join audiences a on a.translation_group = e.translation_group
    where u.media_id = ${column} and u.role <> 'text'`
  const id = sql`cast(${entryId} as integer)`
  const isOpen = isOpenTo(reader, sql`x.id`) ?? sql`true`
  const named = sql`(select t.* from entries x join audiences t on t.translation_group = x.translation_group
    where x.id = ${id} and ${isOpen})`
  return sql`(exists (${uses}) and not exists (${uses} and (a.id is null or e.id = ${id}))
    and (not exists ${named} or exists (select 1 from ${named} n
      where not exists (${uses} and (a.staff_id = n.staff_id or a.team_id = n.team_id)))))`
}

/** Condition on a table of entries: this person's role may read them. Check their audience too. */
export function isOfRole(actor: Actor, of: typeof entries = entries): SQL | undefined {
  if (may(actor, 'read')) return undefined
  const isNamed = sql`${of.id} in (select n.id from entries n where n.translation_group in ${groupsNaming(actor.id ?? -1)})`
  return sql`(${of.createdBy} = ${actor.id ?? -1} or ${isNamed})`
}

/** Condition on a table of entries: this person may read them. */
export function isReadable(actor: Actor, of: typeof entries = entries): SQL | undefined {
  return and(isOpenTo(actor, of.id), isOfRole(actor, of))
}

/** Finds which of these texts a person may read. */
export async function readableAmong(db: Db, actor: Actor, ids: number[]) {
  const isAmong = and(inArray(entries.id, ids), isReadable(actor))
  const rows = ids.length ? await db.select({ id: entries.id }).from(entries).where(isAmong) : []
  return new Set(rows.map(({ id }) => id))
}

/** Refuses an act that would leave a text which nobody with an open account sees. */
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

/** Adds a successor to each audience of a person. Returns everybody in the audiences that this changes. */
export async function giveAudiencesIn(tx: Tx, { from, to }: { from: number; to: number }) {
  const ofFrom = await tx.select().from(audiences).where(eq(audiences.staffId, from))
  const rows = ofFrom.map(({ translationGroup }) => ({ translationGroup, staffId: to }))
  if (!rows.length) return []
  const added = await tx.insert(audiences).values(rows).onConflictDoNothing().returning()
  const groups = added.map(({ translationGroup }) => translationGroup)
  return peopleOfAudience(tx, await audienceOfGroup(tx, groups))
}

/** Copies the audience of a group to another group. */
export async function copyAudienceIn(tx: Tx, { from, to }: { from: string; to: string }) {
  await execute(
    tx,
    sql`insert into audiences (translation_group, staff_id, team_id)
      select ${to}, staff_id, team_id from audiences where translation_group = ${from}`,
  )
}

export type Audience = { people: number[]; teams: number[] }

/** Finds the audience of groups; empty lists mean everybody at the desk. */
export async function audienceOfGroup(db: Db, translationGroup: string | string[]): Promise<Audience> {
  const rows = await db
    .select()
    .from(audiences)
    .where(inArray(audiences.translationGroup, [translationGroup].flat()))
    .orderBy(audiences.id)
  return {
    people: rows.flatMap(({ staffId }) => staffId ?? []),
    teams: rows.flatMap(({ teamId }) => teamId ?? []),
  }
}

/** Lists everybody with an open account whom an audience names, also by a team. */
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
    of === 'bundle'
      ? sql`select bundle_id as id, entry_id from bundle_entries`
      : sql`select erasure_id as id, entry_id from erasure_entries union all select id, entry_id from erasures`
  return isOpen && sql`not exists (select 1 from (${rows}) l where l.id = ${column} and not (${isOpen}))`
}

/** Condition on a column with ids of consents: one of its texts is open to this person; without texts, a file. */
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
