import { createServer, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { sharedNow } from '@/db/clock'
import { isDatabaseAway, publicVersion } from '@/db/connection'
import { isOutdated } from '@/db/faults'
import { changedSince } from '@/domain/published/changed-entries'
import { findItem } from '@/domain/published/item'
import { nextGoLive } from '@/domain/published/live'
import { localRenderer } from '@/server/renderers/backend'
import { env } from '@/lib/process/env'
import { frontDoor, type FrontDoorDeps } from '@/server/door'
import { limits } from '@/server/front-door/limits'
import { FairTurns } from '@/server/turns/turns'

/** A site behind a front door, in place of Next. */
type Site = Pick<FrontDoorDeps, 'findFile'> &
  Partial<FrontDoorDeps> & { handle(url: string, res: ServerResponse): Promise<void> }

/** Pages with the title of a text and nothing else. */
const titles: Site = {
  findFile: async () => undefined,
  nextChange: nextGoLive,
  async handle(url, res) {
    const item = await findItem({ path: url, now: sharedNow() })
    sendPage(res, item?.is === 'live' ? item.item.title : undefined)
  },
}

/** Opens a front door on the archive; returns its port. */
export async function serve({ handle, ...site }: Site = titles): Promise<number> {
  const { siteUrl } = env()
  const turns = new FairTurns(limits.turns)
  const handler = (req: { url?: string }, res: ServerResponse) => handle(req.url!, res)
  const server = createServer(
    frontDoor({
      siteUrl,
      root: '/nonexistent',
      previews: { opens: async () => false, findFile: async () => undefined, findStored: async () => undefined },
      version: versionOf(Number(process.env.REMEMBERS_VERSION)),
      nextChange: nextGoLive,
      changedSince,
      now: sharedNow,
      isAway: isDatabaseAway,
      isOutdated,
      turns,
      ...localRenderer({ handle: handler as never, siteUrl, turns, dev: false }),
      ...site,
    }),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Returns a reader of the public version; with `remembers`, it reads at most once in that many ms. */
function versionOf(remembers: number): () => number | Promise<number> {
  if (!remembers) return publicVersion
  let remembered: { at: number; version: number | Promise<number> } | undefined
  return () => {
    if (!remembered || performance.now() - remembered.at > remembers)
      remembered = { at: performance.now(), version: publicVersion() }
    return remembered.version
  }
}

/** A document as public pages answer it. */
function sendPage(res: ServerResponse, title: string | undefined) {
  res.statusCode = title === undefined ? 404 : 200
  res.setHeader('content-type', 'text/html; charset=utf-8')
  res.setHeader('x-still', `sha256-${'a'.repeat(43)}=`)
  res.end(`<!doctype html><title>${title ?? 'nothing here'}</title>`)
}
