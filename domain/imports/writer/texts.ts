import { and, eq } from 'drizzle-orm'
import { setTimeout as wait } from 'node:timers/promises'
import { write, type Tx } from '@/db/connection'
import { entries, reviews } from '@/db/schema'
import { erasedKeyOf } from '@/lib/keys/erasure-hash'
import { randomId, sha256 } from '@/lib/keys/random'
import { copyMarkIn, peopleOf, declarePeopleIn } from '@/domain/consents/marks'
import { addRevision, checkReferences } from '@/domain/writing/saving'
import { restoreStandingIn, type WaitingWithdrawals } from '../gazette-standing'
import type { LogRow } from '../import-log'
import type { PlannedText } from '../plan/plan'
import type { ImportLog } from './log'
import { changeText, isGone, loggedBefore, releaseTextIn, stoppedError, type ImportedText } from './revisions'

/** A planned text with the way to its words, which are read only if they are needed. */
export type TextToImport = {
  text: PlannedText
  /** The kind and state that the report counts it as. */
  counted: Record<string, unknown>
  characters: number
  /** True for an entry of Gazette, which may name texts before it. */
  isOwn: boolean
  read(): Promise<ImportedText>
}

/** Texts and characters of a step. Each step is a change for readers, whose pages are then made again. */
const maxStep = { texts: 25, characters: 500_000 }

/** Milliseconds after a step: others who wait to write ask for the lock more often than that. */
const pauseAfterStep = 60

/** Imports text after text. New texts are stored several at once. */
export class TextWriter {
  private waiting: { text: PlannedText; imported: ImportedText; characters: number }[] = []
  private count = 0
  private readonly withdrawals: WaitingWithdrawals = new Map()
  /** Uploads that public texts of a trial would use. */
  readonly triedLive = new Set<string>()

  constructor(private readonly log: ImportLog) {}

  /** Texts that were stored, or needed nothing. */
  get countOfDone() {
    return this.count - this.waiting.length
  }

  async import({ text, counted, characters, isOwn, read }: TextToImport) {
    const { log } = this
    this.count++
    const row = await log.find('entry', text.key)
    // A text that may depend on those before it finds them stored.
    if (row || isOwn) await this.store()
    if (log.isSettled(row)) return
    if (text.is === 'none') return leaveText(text, { row, counted }, log)
    const imported = await read()
    if (log.isTrial && text.is === 'live' && !imported.refusal) for (const id of imported.uses) this.triedLive.add(id)
    if (row && row.outcome !== 'left out') return changeText(text, { imported, row }, log)
    if (imported.refusal) return refuseText(text, { row, counted, imported }, log)
    this.waiting.push({ text, imported, characters })
    if (isOwn) return this.store()
    const waitingCharacters = this.waiting.reduce((sum, { characters }) => sum + characters, 0)
    if (this.waiting.length < maxStep.texts && waitingCharacters < maxStep.characters) return
    await this.store()
    if (!log.isTrial) await wait(pauseAfterStep)
  }

  /** Stores new texts that wait, all or none of them. */
  async store() {
    const things = this.waiting.splice(0).map(({ text, imported }) => {
      const { key, title, url } = text
      const { hash, kept, problems } = imported
      const row = { kind: 'entry' as const, key, title, url, outcome: 'new' as const, hash, kept, problems }
      return { text, imported, row }
    })
    if (things.length === 0) return
    if (!this.log.isTrial)
      await write(async (tx) => {
        for (const thing of things) {
          const { held, ...ids } = await this.createIn(tx, thing.text, thing.imported)
          thing.row = { ...thing.row, ...ids, problems: [...thing.imported.problems, ...held] }
          await this.log.writeIn(tx, thing.row)
        }
      })
    for (const { row } of things) this.log.add(row)
  }

  private async createIn(tx: Tx, text: PlannedText, imported: ImportedText) {
    const { run } = this.log
    const { actor, now } = run
    const { content, staffId, gazetteEntry } = imported
    const savedAt = Math.min(imported.modified ?? text.at ?? now, now)
    const entry = await entryRowIn(tx, text, { staffId, savedAt, source: run.source })
    if (imported.people && (await peopleOf(tx, entry.id)) !== 'at risk')
      await declarePeopleIn(tx, actor, { entryId: entry.id, people: imported.people, confirm: true }, now)
    await copyMarkIn(tx, entry.id)
    const references = await checkReferences(tx, actor, content, now)
    if (!references.ok) throw stoppedError(text, references.problems)
    const at = text.path === undefined ? undefined : (gazetteEntry?.entry.at ?? text.at ?? now)
    const draft = { entryId: entry.id, kind: entry.kind, session: 'import', content, author: staffId, basedOn: null }
    const { revisionId } = await addRevision(tx, { ...draft, goesOut: at !== undefined }, savedAt)
    const held = await releaseTextIn(tx, text, imported, { entry, revisionId, at }, run)
    const path = held.length ? undefined : text.path
    const newest = gazetteEntry
      ? await restoreStandingIn(tx, { entry, revisionId, path, gazetteEntry, held }, run, this.withdrawals)
      : revisionId
    const review = { entryId: entry.id, revisionId, by: staffId, at: savedAt, said: 'submitted' as const }
    if (text.is === 'review') await tx.insert(reviews).values(review)
    return { entryId: entry.id, revisionId: newest, held }
  }
}

type TextToLeave = { row: LogRow | undefined; counted: Record<string, unknown> }

/** Records no word of an erased entry. */
async function leaveText(text: PlannedText, { row, counted: kept }: TextToLeave, log: ImportLog) {
  const { key, title, url, is, isErased, problems } = text
  if (row && (isErased || row.outcome === 'conflict' || row.outcome === 'left out' || (await isGone(row))))
    return log.addUnchanged(row)
  const name = isErased ? { key: erasedKeyOf({ source: log.run.source, kind: 'entry', key }) } : { key, title, url }
  const outcome = row
    ? { ...loggedBefore(row), outcome: 'conflict' as const, problems: [{ what: deletedAtSource }] }
    : { outcome: 'left out' as const, hash: isErased ? '' : sha256(is), kept, problems }
  await log.write({ kind: 'entry', ...name, ...outcome })
}

const deletedAtSource = 'It was deleted at its source. Here it stays: withdraw it or delete it if it should go.'

type RefusedText = TextToLeave & { imported: ImportedText }

/** A later import tries again: the text may be shorter by then. */
async function refuseText(
  { key, title, url }: PlannedText,
  { row, counted: kept, imported: { hash, refusal } }: RefusedText,
  log: ImportLog,
) {
  if (row?.hash === hash) return log.addUnchanged(row)
  const problems = [{ what: textTooLarge, place: refusal }]
  await log.write({ kind: 'entry', key, title, url, outcome: 'left out', hash, kept, problems })
}

const textTooLarge = 'It is larger than a text can be. Divide it at its source, and import again.'

/** An entry begins at the date of its source. */
async function entryRowIn(
  tx: Tx,
  { kind, language, group, at }: PlannedText,
  { staffId, savedAt, source }: { staffId: number | null; savedAt: number; source: string },
) {
  const createdAt = Math.min(at ?? savedAt, savedAt)
  const translationGroup = group ? await groupIn(tx, { language, group: `${source} ${group}` }) : randomId()
  const row = { kind, language, translationGroup, createdBy: staffId, createdAt, origin: 'import' }
  const [entry] = await tx.insert(entries).values(row).returning()
  return entry!
}

/** If the group already has this language, the entry begins a new group. */
async function groupIn(tx: Tx, { language, group }: Pick<PlannedText, 'language' | 'group'>) {
  const id = sha256(group).slice(0, 12)
  const sameLanguage = and(eq(entries.translationGroup, id), eq(entries.language, language))
  return (await tx.$count(entries, sameLanguage)) > 0 ? randomId() : id
}
