import { asc, count, eq, inArray, max, min } from 'drizzle-orm'
import { read } from '@/db/connection'
import { mediaPages } from '@/db/schema'
import { inPortions } from '@/lib/lists/portions'

/** Pages of a file with consecutive ids, and the releases that offer the file. */
export type PageRun = { first: number; last: number; numbers: number[] }
type IndexedFile = { runs: PageRun[]; numbers: number[] }

export type FileIndex = {
  byId: Map<string, IndexedFile>
  idsByNumber: Map<number, string[]>
  /** Runs in the order of their first pages. `lasts`: their last pages, which are much faster to scan. */
  runs: PageRun[]
  lasts: Uint32Array
  unread: Set<string>
}

export function emptyFileIndex(): FileIndex {
  return { byId: new Map(), idsByNumber: new Map(), runs: [], lasts: new Uint32Array(0), unread: new Set() }
}

export function addFiles(files: FileIndex, number: number, ids: string[]) {
  if (ids.length === 0) return
  files.idsByNumber.set(number, ids)
  for (const id of ids) {
    const file = files.byId.get(id)
    if (file) file.numbers.push(number)
    else {
      files.byId.set(id, { runs: [], numbers: [number] })
      files.unread.add(id)
    }
  }
}

/** Marks files whose pages changed, so that they are read again. */
export function forgetPages(files: FileIndex, ids: string[]) {
  for (const id of ids) if (files.byId.has(id)) files.unread.add(id)
}

export async function readPages(files: FileIndex, pause: () => Promise<void> | undefined) {
  const unread = [...files.unread]
  if (unread.length === 0) return
  files.unread.clear()
  for (const ids of inPortions(unread)) {
    const spans = await spansOf(ids)
    for (const id of ids) {
      const { numbers } = files.byId.get(id)!
      const runs = (spans.get(id) ?? []).map(({ first, last }) => ({ first, last, numbers }))
      files.byId.set(id, { numbers, runs })
    }
    await pause()
  }
  files.runs = [...files.byId.values()].flatMap(({ runs }) => runs).sort((a, b) => a.first - b.first)
  files.lasts = Uint32Array.from(files.runs, ({ last }) => last)
}

export function runsOf(files: FileIndex, number: number, isWanted = (_id: string) => true): PageRun[] {
  return (files.idsByNumber.get(number) ?? []).filter(isWanted).flatMap((id) => files.byId.get(id)!.runs)
}

/** Finds the spans of page ids of files: usually one for a file, since its pages are written at once. */
async function spansOf(ids: string[]) {
  const rows = await read()
    .select({ mediaId: mediaPages.mediaId, first: min(mediaPages.id), last: max(mediaPages.id), pages: count() })
    .from(mediaPages)
    .where(inArray(mediaPages.mediaId, ids))
    .groupBy(mediaPages.mediaId)
  const spans = new Map<string, { first: number; last: number }[]>()
  for (const { mediaId, first, last, pages } of rows)
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
