import { addresses } from '@/addresses.mjs'
import { newsroom } from '@/e2e/permissions/newsroom'
import { rows } from '@/e2e/permissions/rows/index'
import { addressArchive } from '@/scripts/test-addresses'
import { requestsOf } from '@/scripts/test-requests'
import type { Filled } from './growth-fill'

// Every request whose cost growth.ts measures: taken from the table of addresses and from the matrix of rights.

/** A request, and the row that it is an outcome of. */
export type ArchiveRequest = { of: string; path: string; kind: 'page' | 'desk' }

/** Requests that are not measured, each with the reason. */
const unasked: Record<string, string> = {
  'GET /api/desk/downloads': 'a list of everything, in the size of the archive',
  'GET /api/desk/history': 'the whole record, in the size of the archive',
  'GET /api/desk/report': 'a list of everything of a time, in the size of the archive',
  'GET /api/metrics': 'a request of a monitor with a password of its own',
}

/** Makes what the requests are about in an empty archive. */
export async function makeRequests() {
  const archive = await addressArchive()
  const site = addresses.flatMap((row) =>
    [...new Set(requestsOf(row, archive))].map((path): ArchiveRequest => ({ of: row.name, path, kind: 'page' })),
  )
  const room = await newsroom()
  const desk: ArchiveRequest[] = []
  for (const { of, sample } of rows) {
    if (!/^(page|GET) /.test(of) || unasked[of]) continue
    const { path } = await sample(room, room.admin)
    if (path) desk.push({ of, path, kind: 'desk' })
  }
  return { person: room.admin, requests: [...site, ...desk] }
}

/** Returns requests for a few of many texts, and searches for words that are rare, and for many common ones. */
export function requestsAmong({ posts, publications, months, live }: Filled): ArchiveRequest[] {
  const among = <T>(all: T[]) =>
    Array.from({ length: Math.min(8, all.length) }, (_, n) => all[(n * 7_919 + 13) % all.length]!)
  const page = (of: string, paths: string[]) => paths.map((path): ArchiveRequest => ({ of, path, kind: 'page' }))
  // Words that about sixty texts contain in an archive of any size: see `someWords`.
  const rare = among(live).map((_, n) => `/search?q=w${(Math.round((17 * live.length) / 60) + n).toString(36)}`)
  const common = Array.from({ length: 30 }, (_, n) => `w${(90 + n).toString(36)}`)
  return [
    ...page('some post', among(posts)),
    ...page('some publication', among(publications)),
    ...page('some month', among(months)),
    ...page('search for a rare word', rare),
    ...page(
      'search for common words',
      [1, 2, 30].map((count) => `/search?q=${common.slice(0, count).join('+')}`),
    ),
    ...among(live).map((id): ArchiveRequest => ({
      of: 'some text in the editor',
      path: `/admin/entries/${id}`,
      kind: 'desk',
    })),
  ]
}
