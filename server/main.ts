import { Server } from 'node:http'
import { join } from 'node:path'
import { opensPreview } from '@/auth/preview'
import { setupAddress } from '@/auth/setup'
import { closeDatabase, publicVersion } from '@/db/connection'
import { findDamage } from '@/domain/published/damage'
import { nextGoLive } from '@/domain/published/live'
import { redirectTarget } from '@/domain/published/redirects'
import { env, prepareProcess } from '@/lib/env'
import { log } from '@/lib/log'
import { measureProcess } from '@/lib/metrics'
import { closeToOthers } from '@/lib/private-files'
import { connectionOwnerBy } from './asker'
import { boundedServer } from './connections'
import { downloadCounts, missedAddressCounts } from './count-buffer'
import { frontDoor } from './door'
import { findFile, findPreviewFile } from './find-file'
import { captureConsole } from './capture-console'
import { refuseGarbled } from './refuse'
import { rendering, type Handler } from './render'
import { startBackgroundJobs } from './background-jobs'
import { stopOnSignal } from './stop'
import { stopChildrenOnSignal } from './stop-children'

/**
 * Starts the site: Next behind the front door, in one process.
 * `--dev` compiles as files change and keeps no page; `--no-store` keeps no page, for measuring what keeping is worth.
 */
async function main() {
  const dev = process.argv.includes('--dev')
  const root = join(import.meta.dirname, '..')
  inWords(() => prepareProcess({ dev }))
  closeToOthers(env().dataDir)
  const { siteUrl, oldHosts, trustedProxies, port, host, dataDir } = env()
  inWords(publicVersion, `There is no archive in ${dataDir} that this version can read; npm start makes one: `)

  if (!dev) captureConsole()
  measureProcess()

  const server = boundedServer({}, connectionOwnerBy(trustedProxies))
  // Next hangs its own upgrade listener on a server: only development has any use for one.
  const httpServer = dev ? server : new Server()
  // Imported only now: Next and next-auth read the environment when they are loaded.
  const { default: next } = await import('next')
  const app = next({ dev, dir: root, port, hostname: 'localhost', httpServer })
  await app.prepare()
  const { isStaff } = await import('./staff')

  const handle = app.getRequestHandler()
  const keeps = !dev && !process.argv.includes('--no-store')
  const previews = { opens: opensPreview, findFile: findPreviewFile }
  const downloads = downloadCounts()
  const missed = missedAddressCounts()
  const site = {
    siteUrl,
    oldHosts,
    keeps,
    version: publicVersion,
    nextGoLive,
    countMissing: missed.add,
    findOld: redirectTarget,
  }
  const uploads = { findFile, findDamage, countDownload: downloads.add }
  const desk = { handle, isStaff, previews, trustedProxies }
  server.on('request', frontDoor({ ...site, ...uploads, ...desk, root, dev }))
  server.on('clientError', refuseGarbled(siteUrl))
  const stopJobs = startBackgroundJobs()
  stopOnSignal(server, async () => {
    await Promise.all([downloads.flush(), missed.flush()]) // before anything that may take longer than there is left
    await stopJobs()
    await app.close()
    closeDatabase()
  })
  stopChildrenOnSignal()
  if (!dev) await makeFrontPage(handle, siteUrl)
  await listening(server, { port, host })
  log.info(`Gazette: ${siteUrl}`)
  const setUp = await setupAddress()
  if (setUp) log.info(`Set up: ${setUp} (the first account; this link works once, for 30 minutes)`)
}

/**
 * Makes the front page once, for nobody. The code of pages is loaded then, and the catalogue of all that is live is made, before
 * a reader waits for either. A site whose front page fails still starts: the desk may be what puts it right.
 */
async function makeFrontPage(handle: Handler, siteUrl: string) {
  await rendering(
    handle,
    siteUrl,
    60_000,
  )('/').catch((error: unknown) => log.error('The front page could not be made at the start', { error }))
}

/** What goes wrong before anything is served is told to the person who starts it, without a stack. */
function inWords(work: () => unknown, before = '') {
  try {
    work()
  } catch (error) {
    throw before + (error as Error).message
  }
}

function listening(server: Server, { port, host }: { port: number; host: string }) {
  return new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isPortTaken = error.code === 'EADDRINUSE'
      reject(
        isPortTaken ? `Port ${port} is taken by another program. Stop that one, or choose another with PORT.` : error,
      )
    })
    server.listen(port, host, resolve)
  })
}

// For the person who starts it, who may not have said yet where a log should go.
main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
})
