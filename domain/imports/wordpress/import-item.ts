import { and, eq } from 'drizzle-orm'
import { setTimeout as wait } from 'node:timers/promises'
import { read, write, type Tx } from '@/db/connection'
import { entries, reviews } from '@/db/schema'
import { erasedKeyOf } from '@/lib/keys/erasure-hash'
import { randomId, sha256 } from '@/lib/keys/random'
import { copyMarkIn, peopleOf, declarePeopleIn } from '@/domain/consents/marks'
import { addRevision, checkReferences } from '@/domain/writing/saving'
import { isOwnAsWritten } from '../gazette-meta'
import { restoreStandingIn } from '../gazette-standing'
import { ownText } from '../gazette-text'
import { fateOfEntry, writeLog, type LogRow } from '../import-log'
import { changeItem } from './change-item'
import type { ImportContext } from './import-context'
import type { ImportedText } from './imported-text'
import { loggedBefore, itemThing, releaseItemIn, stoppedError } from './item-rows'
import { countedAs } from './kept'
import { findThingRow, isDone, logThing, reportThing, reportUnchanged } from './log-thing'
import type { ImportItem } from './plan'
import { itemText } from './text'

export async function importItem(item: ImportItem, ctx: ImportContext) {
  const row = await findThingRow('entry', item.key, ctx)
  // An item that may depend on the texts before it finds them stored.
  if (row || item.entryMeta) await storeTexts(ctx)
  if (isDone(row, ctx)) return
  if (item.isErased) return leaveErased(item, row, ctx)
  if (item.is === 'none') return leaveItem(item, row, ctx)
  const text = isOwnAsWritten(item.entryMeta, item.wxr)
    ? await ownText(item, item.entryMeta, ctx)
    : await itemText(item, ctx)
  if (ctx.isTrial && item.is === 'live' && !text.refusal) for (const id of text.uses) ctx.uploads.triedLive.add(id)
  if (!row || row.outcome === 'left out')
    return text.refusal ? refuseItem(item, text, row, ctx) : createItem(item, text, ctx)
  if (row.hash === text.hash || (await isGone(row))) return reportUnchanged(row, ctx)
  await changeItem(item, { text, row, entryId: row.entryId! }, ctx)
}

async function isGone(row: LogRow) {
  const fate = await fateOfEntry(read(), row)
  return fate === 'erased' || fate === 'in the trash'
}

/** Records no word of an erased entry. */
async function leaveErased({ key, wxr, problems }: ImportItem, row: LogRow | undefined, ctx: ImportContext) {
  if (row) return reportUnchanged(row, ctx)
  const name = erasedKeyOf({ source: ctx.source, kind: 'entry', key })
  const outcome = { outcome: 'left out' as const, hash: '', kept: countedAs(wxr), problems }
  await logThing({ kind: 'entry', key: name, ...outcome }, ctx)
}

async function leaveItem(item: ImportItem, row: LogRow | undefined, ctx: ImportContext) {
  if (row && (row.outcome === 'conflict' || row.outcome === 'left out' || (await isGone(row))))
    return reportUnchanged(row, ctx)
  const { status, wxr, problems } = item
  const outcome = row
    ? { ...loggedBefore(row), outcome: 'conflict' as const, problems: [{ what: deletedAtSource }] }
    : { outcome: 'left out' as const, hash: sha256(status), kept: countedAs(wxr), problems }
  await logThing(itemThing(item, outcome), ctx)
}

const deletedAtSource = 'It was deleted at its source. Here it stays: withdraw it or delete it if it should go.'

/** A later import tries again: the text may be shorter by then. */
async function refuseItem(
  item: ImportItem,
  { hash, refusal }: ImportedText,
  row: LogRow | undefined,
  ctx: ImportContext,
) {
  if (row?.hash === hash) return reportUnchanged(row, ctx)
  const problems = [{ what: itemTooLarge, place: refusal }]
  await logThing(itemThing(item, { outcome: 'left out', hash, kept: countedAs(item.wxr), problems }), ctx)
}

const itemTooLarge = 'It is larger than a text can be. Divide it at its source, and import again.'

/** Texts and characters of a step. Each step is a change for readers, whose pages are then made again. */
const maxStep = { texts: 25, characters: 500_000 }

/** Milliseconds after a step: others who wait to write ask for the lock more often than that. */
const pauseAfterStep = 60

async function createItem(item: ImportItem, text: ImportedText, ctx: ImportContext) {
  const waiting = ctx.waitingTexts
  waiting.push({ item, text })
  const characters = waiting.reduce((sum, { item: { wxr } }) => sum + wxr.content.length, 0)
  if (item.entryMeta) return storeTexts(ctx)
  if (waiting.length < maxStep.texts && characters < maxStep.characters) return
  await storeTexts(ctx)
  if (!ctx.isTrial) await wait(pauseAfterStep)
}

/** Stores new texts that wait, all or none of them. */
export async function storeTexts(ctx: ImportContext) {
  const waiting = ctx.waitingTexts.splice(0)
  if (waiting.length === 0) return
  const things = waiting.map(({ item, text: { hash, kept, problems } }) =>
    itemThing(item, { outcome: 'new', hash, kept, problems }),
  )
  if (!ctx.isTrial)
    await write(async (tx) => {
      for (const [n, { item, text }] of waiting.entries()) {
        const { held, ...ids } = await createIn(tx, item, text, ctx)
        Object.assign(things[n]!, ids, { problems: [...text.problems, ...held] })
        await writeLog(tx, ctx.importId, { ...things[n]!, source: ctx.source })
      }
    })
  for (const [n, { item }] of waiting.entries()) reportThing(things[n]!, ctx, item.path)
}

async function createIn(tx: Tx, item: ImportItem, text: ImportedText, ctx: ImportContext) {
  const { actor, now } = ctx
  const { content, staffId, gazetteEntry } = text
  const savedAt = Math.min(text.modified ?? item.at ?? now, now)
  const entry = await entryRowIn(tx, item, { staffId, savedAt }, ctx)
  await importMarkIn(tx, item, entry.id, ctx)
  const references = await checkReferences(tx, actor, content, now)
  if (!references.ok) throw stoppedError(item, references.problems)
  const at = item.path === undefined ? undefined : (gazetteEntry?.entry.at ?? item.at ?? now)
  const draft = { entryId: entry.id, kind: entry.kind, session: 'import', content, author: staffId, basedOn: null }
  const { revisionId } = await addRevision(tx, { ...draft, goesOut: at !== undefined }, savedAt)
  const held = await releaseItemIn(tx, item, { entry, revisionId, text }, at, ctx)
  const path = held.length ? undefined : item.path
  const newest = gazetteEntry
    ? await restoreStandingIn(tx, { entry, revisionId, path, gazetteEntry, held }, ctx)
    : revisionId
  const review = { entryId: entry.id, revisionId, by: staffId, at: savedAt, said: 'submitted' as const }
  if (item.is === 'review') await tx.insert(reviews).values(review)
  return { entryId: entry.id, revisionId: newest, held }
}

async function importMarkIn(tx: Tx, { entryMeta }: ImportItem, entryId: number, { actor, now }: ImportContext) {
  const people = entryMeta?.people
  if (people && (await peopleOf(tx, entryId)) !== 'at risk')
    await declarePeopleIn(tx, actor, { entryId, people, confirm: true }, now)
  await copyMarkIn(tx, entryId)
}

/** An entry begins at the date of its source. */
async function entryRowIn(
  tx: Tx,
  { type: kind, language, group, at }: ImportItem,
  { staffId, savedAt }: { staffId: number | null; savedAt: number },
  { source }: ImportContext,
) {
  const createdAt = Math.min(at ?? savedAt, savedAt)
  const translationGroup = group ? await groupIn(tx, { language, group: `${source} ${group}` }) : randomId()
  const row = { kind, language, translationGroup, createdBy: staffId, createdAt, origin: 'import' }
  const [entry] = await tx.insert(entries).values(row).returning()
  return entry!
}

/** If the group already has this language, the entry begins a new group. */
async function groupIn(tx: Tx, { language, group }: Pick<ImportItem, 'language' | 'group'>) {
  const id = sha256(group).slice(0, 12)
  const sameLanguage = and(eq(entries.translationGroup, id), eq(entries.language, language))
  return (await tx.$count(entries, sameLanguage)) > 0 ? randomId() : id
}
