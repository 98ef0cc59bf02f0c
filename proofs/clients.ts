import { setTimeout as wait } from 'node:timers/promises'
import { randomId, sha256 } from '@/lib/keys/random'
import type { Desk, SavedTextRef } from './desk'

/** A report: acknowledged work, or a deletion that is about to be requested. */
export type Line =
  | ({ did: 'save'; text: string } & SavedTextRef)
  | ({ did: 'publish' } & SavedTextRef)
  | { did: 'upload'; id: string; sha256: string }
  | { did: 'erase'; entryId: number }
  | { did: 'import'; source: string; texts: number }
  | { asks: 'erase'; entryId: number }

export type ReportLine = (line: Line) => void

/** Kinds of work at a server's desk; an import is missing, since it runs in the background there. */
export const works = ['save', 'publish', 'upload', 'erase'] as const
export type Work = (typeof works)[number] | 'import'

/** Does one kind of work without end. Ends by the error of the desk, for example when the server is gone. */
export async function client(desk: Desk, work: Work, tell: ReportLine) {
  for (let round = 0; ; round++) {
    if (work === 'upload') await sendTable(desk, tell)
    else if (work === 'import') await importTexts(desk, tell)
    else await writeText(desk, { work, round }, tell)
  }
}

async function sendTable(desk: Desk, tell: ReportLine) {
  const table = `place,number\n${`${randomId()},1\n`.repeat(1 + Math.floor(Math.random() * 500))}`
  const id = await desk.upload(table)
  tell({ did: 'upload', id, sha256: sha256(table) })
}

async function importTexts(desk: Desk, tell: ReportLine) {
  const source = `old-${randomId()}`
  await desk.importTexts!(source, 5)
  tell({ did: 'import', source: `${source}.example`, texts: 5 })
}

async function writeText(desk: Desk, { work, round }: { work: Work; round: number }, tell: ReportLine) {
  const window = randomId()
  let saved: SavedTextRef | undefined
  for (let n = 0; n < 6; n++) {
    // Some fit on a page of the database, others need many.
    const words = `${randomId()} ${n} ${'word '.repeat((round + n) % 3 ? 20 : 4_000)}`.trim()
    const text = { words, session: `${window} ${n >> 1}` }
    saved = saved ? await desk.save(saved, text) : await desk.begin(text)
    tell({ did: 'save', ...pickSaved(saved), text: sha256(words) })
    if (work === 'publish' && n % 2) {
      await desk.publish(saved)
      tell({ did: 'publish', ...pickSaved(saved) })
    }
    // Gives other clients their turns, as the pauses of a person do.
    await wait(0)
  }
  if (work !== 'erase') return
  const { entryId } = saved!
  await desk.trash(entryId)
  tell({ asks: 'erase', entryId })
  await desk.erase(entryId)
  tell({ did: 'erase', entryId })
}

function pickSaved({ entryId, revisionId, counter }: SavedTextRef): SavedTextRef {
  return { entryId, revisionId, counter }
}
