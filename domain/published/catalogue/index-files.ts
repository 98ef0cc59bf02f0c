import { asc, count, eq, inArray, max, min } from 'drizzle-orm'
import { read } from '@/db/connection'
import { mediaPages } from '@/db/schema'
import { portions } from '@/lib/portions'

/** Pages of a file that stand in the database one after the other, and which numbers of a ledger offer that file. */
export type PageRun = { first: number; last: number; numbers: number[] }
type File = { runs: PageRun[]; numbers: number[] }

/** The files of a ledger's releases: by their ids, by number, and the runs of all in the order of the database. */
export type Files = { byId: Map<string, File>; of: Map<number, string[]>; runs: PageRun[]; unread: Set<string> }

export function noFiles(): Files {
  return { byId: new Map(), of: new Map(), runs: [], unread: new Set() }
}

export function learnFiles(files: Files, number: number, ids: string[]) {
  if (ids.length === 0) return
  files.of.set(number, ids)
  for (const id of ids) {
    const known = files.byId.get(id)
    if (known) known.numbers.push(number)
    else {
      files.byId.set(id, { runs: [], numbers: [number] })
      files.unread.add(id)
    }
  }
}

/** Whose pages came or went: read again before the ledger is used. */
export function forgetPages(files: Files, ids: string[]) {
  for (const id of ids) if (files.byId.has(id)) files.unread.add(id)
}

/** Reads where the pages stand of files that are new, or whose pages changed. */
export async function readPages(files: Files, between: () => Promise<void> | undefined) {
  const unread = [...files.unread]
  if (unread.length === 0) return
  files.unread.clear()
  for (const ids of portions(unread)) {
    const spans = await spansOf(ids)
    for (const id of ids) {
      const { numbers } = files.byId.get(id)!
      const runs = (spans.get(id) ?? []).map(({ first, last }) => ({ first, last, numbers }))
      files.byId.set(id, { numbers, runs })
    }
    await between()
  }
  files.runs = [...files.byId.values()].flatMap(({ runs }) => runs).sort((a, b) => a.first - b.first)
}

/** The runs of one number's files. */
export function runsOf(files: Files, number: number): PageRun[] {
  return (files.of.get(number) ?? []).flatMap((id) => files.byId.get(id)!.runs)
}

/** Where the pages of files stand. Those of one file are written in one go and stand together, as a rule. */
async function spansOf(ids: string[]) {
  const found = await read()
    .select({ mediaId: mediaPages.mediaId, first: min(mediaPages.id), last: max(mediaPages.id), pages: count() })
    .from(mediaPages)
    .where(inArray(mediaPages.mediaId, ids))
    .groupBy(mediaPages.mediaId)
  const spans = new Map<string, { first: number; last: number }[]>()
  for (const { mediaId, first, last, pages } of found)
    spans.set(mediaId, last! - first! + 1 === pages ? [{ first: first!, last: last! }] : await singlePages(mediaId))
  return spans
}

async function singlePages(mediaId: string) {
  const rows = await read()
    .select({ id: mediaPages.id })
    .from(mediaPages)
    .where(eq(mediaPages.mediaId, mediaId))
    .orderBy(asc(mediaPages.id))
  return rows.map(({ id }) => ({ first: id, last: id }))
}
