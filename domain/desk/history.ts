import { and, asc, desc, eq, gte, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { containsLetters, fieldIfValid } from '@/db/dialect'
import { audit, bundles, consents, media, staff, terms } from '@/db/schema'
import { permit, type Actor } from '@/domain/staff/actor'
import { hasOnlyOpen, isConsentOpenTo, isOpenTo, isUploadOpenTo } from '@/domain/staff/audience'
import { titlesOf } from '@/domain/entries/head'

/** UTC ms; `until` is exclusive. */
export type HistoryFilter = {
  by?: number | 'installation'
  verb?: string
  entryId?: number
  from?: number
  until?: number
}

export const actsPerPage = 100

export async function listActs(actor: Actor, { page = 1, ...filter }: HistoryFilter & { page?: number }) {
  permit(actor, 'readHistory')
  const where = and(isOpenAct(actor), filterCondition(filter))
  const [rows, total] = await Promise.all([
    read()
      .select()
      .from(audit)
      .where(where)
      .orderBy(desc(audit.id))
      .limit(actsPerPage)
      .offset((page - 1) * actsPerPage),
    read().$count(audit, where),
  ])
  return { items: await withNamesOf(actor, rows), total, page, pages: Math.max(1, Math.ceil(total / actsPerPage)) }
}

export type NamedAct = Awaited<ReturnType<typeof listActs>>['items'][number]

const actsAtOnce = 1_000

/** Reads acts in portions, so that an export never holds the whole record. */
export async function* eachAct(actor: Actor, filter: HistoryFilter): AsyncGenerator<NamedAct[]> {
  permit(actor, 'readHistory')
  for (let after = 0; ;) {
    const rows = await read()
      .select()
      .from(audit)
      .where(and(isOpenAct(actor), filterCondition(filter), sql`${audit.id} > ${after}`))
      .orderBy(asc(audit.id))
      .limit(actsAtOnce)
    if (!rows.length) return
    yield await withNamesOf(actor, rows)
    after = rows.at(-1)!.id
  }
}

export async function historyChoices(actor: Actor) {
  permit(actor, 'readHistory')
  const [verbs, people] = await Promise.all([
    read().selectDistinct({ verb: audit.verb }).from(audit).where(isOpenAct(actor)).orderBy(audit.verb),
    read().select({ id: staff.id, name: staff.name }).from(staff).orderBy(staff.name, staff.id),
  ])
  return { verbs: verbs.map((row) => row.verb), people }
}

/** Returns whether the record has a noted hash: it proves that no act up to it is missing. */
export async function recordContainsHash(hash: string) {
  const [act] = await read().select({ id: audit.id }).from(audit).where(eq(audit.hash, hash)).limit(1)
  return act !== undefined
}

/** Condition on acts: an audience closes neither their text to this person, nor their file, consent or bundle. */
export function isOpenAct(actor: Actor) {
  const idIn = (field: string) => sql`coalesce(cast(${fieldIfValid(audit.detail, field)} as text), '')`
  const idsIn = (table: typeof bundles | typeof consents, isOpen?: SQL) =>
    isOpen && sql`(select cast(${table.id} as text) from ${table} where not ${isOpen})`
  const [ofBundle, ofConsent] = [
    idsIn(bundles, hasOnlyOpen(actor, bundles.id, 'bundle')),
    idsIn(consents, isConsentOpenTo(actor, consents.id)),
  ]
  // Few acts have these fields: for most, the search for letters decides.
  const unless = (field: string, isClosed: SQL) =>
    sql`not (${containsLetters(audit.detail, `"${field}":`)} and ${isClosed})`
  const isOpenUpload = isUploadOpenTo(actor, idIn('upload'))
  return and(
    isOpenTo(actor, audit.entryId),
    isOpenUpload && unless('upload', sql`not ${isOpenUpload}`),
    ofBundle && unless('bundle', sql`${idIn('bundle')} in ${ofBundle}`),
    ofConsent && unless('consent', sql`${idIn('consent')} in ${ofConsent}`),
  )
}

function filterCondition({ by, verb, entryId, from, until }: HistoryFilter): SQL | undefined {
  return and(
    by === 'installation' ? isNull(audit.by) : by === undefined ? undefined : eq(audit.by, by),
    verb === undefined ? undefined : eq(audit.verb, verb),
    entryId === undefined ? undefined : eq(audit.entryId, entryId),
    from === undefined ? undefined : gte(audit.at, from),
    until === undefined ? undefined : lt(audit.at, until),
  )
}

type ActRow = typeof audit.$inferSelect

export async function withNamesOf(actor: Actor, rows: ActRow[]) {
  const idsOf = (pick: (row: ActRow) => unknown) => [...new Set(rows.map(pick).filter((id) => typeof id === 'number'))]
  const uploadIds = [...new Set(rows.map((row) => row.detail.upload).filter((id) => typeof id === 'string'))]
  const [people, titles, names, uploads] = await Promise.all([
    read()
      .select({ id: staff.id, name: staff.name })
      .from(staff)
      .where(inArray(staff.id, [...idsOf((row) => row.by), ...idsOf((row) => row.detail.person)])),
    titlesOf(
      read(),
      idsOf((row) => row.entryId),
    ),
    read()
      .select({ id: terms.id, name: terms.name })
      .from(terms)
      .where(
        inArray(
          terms.id,
          idsOf((row) => row.detail.term),
        ),
      ),
    read()
      .select({ id: media.id, name: media.name })
      .from(media)
      .where(and(inArray(media.id, uploadIds), isUploadOpenTo(actor, media.id))),
  ])
  const nameIn = (list: { id: number | string; name: string }[], id: unknown) => list.find((one) => one.id === id)?.name
  return rows.map((row) => ({
    ...row,
    who: nameIn(people, row.by),
    title: row.entryId === null ? undefined : titles.get(row.entryId),
    person: nameIn(people, row.detail.person),
    term: nameIn(names, row.detail.term),
    upload: nameIn(uploads, row.detail.upload),
  }))
}
