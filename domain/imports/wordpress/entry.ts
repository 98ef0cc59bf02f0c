import { and, eq } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { entries, reviews } from '@/db/schema'
import { randomId, sha256 } from '@/lib/random'
import type { WxrItem } from '@/lib/wxr/types'
import { addRevision, knownReferences } from '@/domain/writing/saving'
import { standAgain } from '../gazette-standing'
import { fateOfEntry, findLogRow, writeLog, type LogRow } from '../import-log'
import { change } from './entry-change'
import { asBefore, bring, report, save, stopped, toldOf } from './entry-rows'
import type { ImportContext } from './import-context'
import { countedAs } from './kept'
import type { PlannedEntry } from './plan'
import { textFrom, type Around, type ImportedText } from './text'

type Entry = { item: WxrItem; planned: PlannedEntry }

/** Brings a post or a page here, or what changed of it since it came; in one transaction with all that belongs to it. */
export async function takeEntry({ item, planned }: Entry, going: ImportContext, around: Around) {
  const { source, key } = { source: going.source, key: planned.key }
  const row = await findLogRow(read(), { source, kind: 'entry', key })
  if (row && going.isDone(row)) return
  if (planned.is === 'none') return leaveOut({ item, planned }, row, going)
  const text = await textFrom(item, planned, going, around)
  if (going.isTrial && planned.is === 'live' && !text.refusal) around.uploads.useLive(text.uses)
  if (!row || row.outcome === 'left out')
    return text.refusal ? refuse({ item, planned, text }, row, going) : begin({ planned, text }, going)
  if (row.hash === text.hash || (await isGone(row))) return going.unchanged(row)
  await change({ planned, text, row, entryId: row.entryId! }, going)
}

/** What people here took away does not come again. */
async function isGone(row: LogRow) {
  const fate = await fateOfEntry(read(), row)
  return fate === 'erased' || fate === 'in the trash'
}

async function leaveOut({ item, planned }: Entry, row: LogRow | undefined, going: ImportContext) {
  if (row && (row.outcome === 'conflict' || row.outcome === 'left out' || (await isGone(row))))
    return going.unchanged(row)
  const said = row
    ? { ...asBefore(row), outcome: 'conflict' as const, problems: [{ what: thrownAway }] }
    : { outcome: 'left out' as const, hash: sha256(planned.status), kept: countedAs(item), problems: planned.problems }
  await save(going, toldOf(planned, going, said))
}

const thrownAway = 'It was thrown away at its source. Here it stays: withdraw it or throw it away if it should go.'

/** The next import tries again: it may have been divided by then. */
async function refuse(
  { item, planned, text }: Entry & { text: ImportedText },
  row: LogRow | undefined,
  going: ImportContext,
) {
  if (row?.hash === text.hash) return going.unchanged(row)
  const problems = [{ what: tooLarge, place: text.refusal }]
  await save(going, toldOf(planned, going, { outcome: 'left out', hash: text.hash, kept: countedAs(item), problems }))
}

const tooLarge = 'It is larger than an entry can be. Divide it at its source, and import again.'

type Coming = { planned: PlannedEntry; text: ImportedText }

async function begin({ planned, text }: Coming, going: ImportContext) {
  const { actor, now, importId, isTrial } = going
  const { hash, kept, problems } = text
  const told = toldOf(planned, going, { outcome: 'new', hash, kept, problems })
  if (isTrial) return save(going, told, planned.path)
  const entryId = await write(async (tx) => {
    const savedAt = Math.min(text.modified ?? planned.at ?? now, now)
    const entry = await entryRow(tx, { planned, text }, savedAt, going)
    const known = await knownReferences(tx, actor, text.content, now)
    if (!known.ok) throw stopped(planned, known.problems)
    const draft = {
      entryId: entry.id,
      kind: entry.kind,
      session: 'import',
      content: text.content,
      author: text.staffId,
    }
    const at = planned.path === undefined ? undefined : (text.own?.entry.at ?? planned.at ?? now)
    const { revisionId } = await addRevision(tx, { ...draft, basedOn: null, goesOut: at !== undefined }, savedAt)
    await bring(tx, { entry, revisionId, planned, text }, at, going)
    const newest = await standAgain(tx, { entry, revisionId, planned, text }, going)
    const asked = { entryId: entry.id, revisionId, by: text.staffId, at: savedAt, said: 'submitted' as const }
    if (planned.is === 'review') await tx.insert(reviews).values(asked)
    await writeLog(tx, importId, { ...told, entryId: entry.id, revisionId: newest })
    return entry.id
  })
  report(going, { ...told, entryId }, planned.path)
}

/** It began when it began there, not when it came. */
async function entryRow(tx: Tx, { planned, text }: Coming, savedAt: number, { source }: ImportContext) {
  const { type: kind, language, group } = planned
  const createdAt = Math.min(planned.at ?? savedAt, savedAt)
  const translationGroup = group ? await groupFor(tx, { language, group: `${source} ${group}` }) : randomId()
  const row = { kind, language, translationGroup, createdBy: text.staffId, createdAt, origin: 'import' }
  const [entry] = await tx.insert(entries).values(row).returning()
  return entry!
}

/** What says the same in several languages stays together; one of its languages twice is not what that means. */
async function groupFor(tx: Tx, { language, group }: Pick<PlannedEntry, 'language' | 'group'>) {
  const id = sha256(group).slice(0, 12)
  const taken = and(eq(entries.translationGroup, id), eq(entries.language, language))
  return (await tx.$count(entries, taken)) > 0 ? randomId() : id
}
