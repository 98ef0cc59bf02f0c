import { nextChange } from '@/domain/published/next-change'
import { redirectTarget } from '@/domain/published/redirects'
import { findStoredFile } from '@/domain/published/stored-file'
import { downloadCounts, missedAddressCounts } from '@/server/background/count-buffer'
import { findFile } from '@/server/files/find-file'
import { publicHandlers } from '../drafts/handlers'
import { serve } from './serve'

let endCounting = async () => {}

/**
 * Serves the whole public site without Next; returns its port.
 * @param pause milliseconds before counts of downloads and missed addresses are written
 */
export async function serveSite(pause: number): Promise<number> {
  const answer = await publicHandlers()
  const counts = { downloads: downloadCounts(undefined, pause), missed: missedAddressCounts(undefined, pause) }
  endCounting = async () => void (await Promise.all([counts.downloads.flush(), counts.missed.flush()]))
  return serve({
    nextChange,
    findOld: redirectTarget,
    findFile,
    findStored: findStoredFile,
    countDownload: counts.downloads.add,
    countMissing: counts.missed.add,
    async handle(url, res) {
      const response = await answer(url)
      res.statusCode = response.status
      for (const [name, value] of response.headers) res.setHeader(name, value)
      res.end(Buffer.from(await response.arrayBuffer()))
    },
  })
}

/** Writes waiting counts, as a server does before it ends. */
export async function endSite() {
  await endCounting()
}
