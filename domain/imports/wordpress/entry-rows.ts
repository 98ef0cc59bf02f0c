import { write, type Tx } from '@/db/connection'
import type { entries } from '@/db/schema'
import { record } from '@/domain/staff/audit'
import { noteOldAddresses } from '@/domain/addresses/old-addresses'
import { insert } from '@/domain/addresses/redirects'
import { insertRelease, claimAddress } from '@/domain/publishing/release-store'
import { note, type Note, type Noted } from '../ledger'
import type { Going } from './going'
import { oldPathsOf } from './old-paths'
import type { Planned } from './plan'
import { plainText } from './plain-text'
import type { Text } from './text'

// What bringing an entry here and changing it are made of. Everything in one transaction.

export type Told = Omit<Note, 'source' | 'kind' | 'key' | 'url' | 'title'>

/** What the ledger and the report say of an entry. */
export function toldOf({ key, title, link }: Planned, going: Going, said: Told): Note & { kind: 'entry' } {
  return { source: going.source, kind: 'entry', key, url: link, title: plainText(title), ...said }
}

export function report(going: Going, told: Note, path: string | undefined) {
  going.report.add({ url: '', title: '', kept: {}, problems: [], ...told, path })
}

/** Says what became of an entry where nothing else of it is written. */
export async function save(going: Going, told: Note, path?: string) {
  if (!going.isTrial) await write((tx) => note(tx, going.importId, told))
  report(going, told, path)
}

/** What stays where an import does nothing. */
export function asBefore({ entryId, revisionId, hash, kept }: Noted) {
  return { entryId, revisionId, hash, kept }
}

type Entry = typeof entries.$inferSelect
/** `cancelled`: the releases that were taken back for it. */
type Coming = { entry: Entry; revisionId: number; planned: Planned; text: Text; cancelled?: number[] }

/** Writes down that a text came, and has readers get it from a moment (UTC ms) on, if any. */
export async function bring(
  tx: Tx,
  { entry, revisionId, planned, text, cancelled }: Coming,
  at: number | undefined,
  going: Going,
) {
  const { actor, importId, now, survey } = going
  const act = { verb: 'imported', detail: { import: importId, revision: revisionId }, releases: cancelled }
  if (at === undefined) await record(tx, actor, { ...act, entryId: entry.id }, now)
  else {
    const { slug } = text.content
    const { dated } = text.own?.entry ?? text.content
    const place = await claimAddress(tx, { entry, text: { slug, dated } }, at)
    if (!place.ok) throw stopped(planned, place.problems)
    await insertRelease(
      tx,
      actor,
      act,
      { entryId: entry.id, revisionId, goesLiveAt: at, ...place.value, major: false },
      now,
    )
  }
  if (planned.is !== 'live') return
  const rows = planned.redirects.map((source) => ({ source, target: planned.path!, origin: 'import' }))
  await insert(tx, actor, rows, now)
  const olds = oldPathsOf(planned, survey.old).map(({ url }) => ({ url, importId }))
  await noteOldAddresses(tx, olds, now)
}

/** Somebody changed something at the very moment; another run finds everything as it is then. */
export function stopped({ title }: Planned, problems: { message: string }[]) {
  return new Error(`“${title}” could not be taken over: ${problems.map(({ message }) => message).join(' ')}`)
}
