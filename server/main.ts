import type { Server } from 'node:http'
import { join } from 'node:path'
import { opensPreview } from '@/auth/preview'
import { archiveProblem } from '@/db/archive-problem'
import { sharedNow } from '@/db/clock'
import { closeDatabase, isDatabaseAway, isShared, knownVersion, publicVersion, versionAge } from '@/db/connection'
import { isOutdated } from '@/db/faults'
import { installationProblem } from '@/db/installation'
import { changedSince } from '@/domain/published/changed-entries'
import { nextChange } from '@/domain/published/next-change'
import { redirectTarget } from '@/domain/published/redirects'
import { siteSettings } from '@/domain/published/site'
import { findStoredFile } from '@/domain/published/stored-file'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { measureProcess } from '@/lib/process/metrics'
import { nameSources } from '@/lib/process/source-frames'
import { prepareProcess } from '@/lib/process/prepare-process'
import { closeToOthers } from '@/lib/files/private-files'
import { versionAtArrival } from './kept-pages/version'
import { connectionOwnerBy } from './front-door/asker'
import { startHere } from './renderers/backend'
import { captureConsole } from './capture-console'
import { checkStore } from './check-store'
import { boundedServer } from './front-door/connections'
import { downloadCounts, missedAddressCounts } from './background/count-buffer'
import { frontDoor } from './door'
import { findFile, findPreviewFile } from './files/find-file'
import { limits } from './front-door/limits'
import { stopWhenOutdated } from './front-door/outdated'
import { refuseGarbled } from './front-door/refuse'
import { defaultRenderers } from './renderers/how-many'
import { startProcesses } from './renderers/processes'
import { stopOnSignal } from './stop'
import { FairTurns } from './turns/turns'

/** `--dev` compiles on change; `--dev` and `--no-store` keep no pages. */
async function main() {
  const dev = process.argv.includes('--dev')
  const root = join(import.meta.dirname, '..')
  await reportStartProblem(() =>
    prepareProcess({ dev, check: isShared ? undefined : (dataDir) => refuse(archiveProblem(dataDir)?.message) }),
  )
  if (isShared) await reportStartProblem(async () => refuse(await installationProblem()))
  closeToOthers(env().dataDir)
  const { siteUrl, oldHosts, trustedProxies, deskAllow, sso, port, host, dataDir, staleIfDown } = env()
  const keeps = !dev && !process.argv.includes('--no-store')
  const renderers = dev ? 0 : (env().renderers ?? defaultRenderers())

  if (!dev) captureConsole()
  measureProcess(renderers > 0 ? { process: 'front' } : {})

  const server = boundedServer({}, connectionOwnerBy(trustedProxies))
  const turns = new FairTurns(limits.turns)
  const backend =
    renderers > 0
      ? await startProcesses({ pages: renderers, siteUrl, dataDir, keeps, version: knownVersion })
      : await startHere({ dev, keeps, server, turns })
  const { isStaff } = await import('./turns/staff')
  const downloads = downloadCounts(backend.addDownloads)
  const missed = missedAddressCounts(backend.addMissed)
  const site = {
    siteUrl,
    oldHosts,
    keeps,
    now: sharedNow,
    version: publicVersion,
    arrivalVersion: versionAtArrival(server, publicVersion),
    isAway: isDatabaseAway,
    isOutdated,
    mayBeStale: () => versionAge !== undefined && versionAge() < staleIfDown * 1_000,
    nextChange,
    changedSince,
    countMissing: missed.add,
    findOld: redirectTarget,
    hasOwnIcon: async () => (await siteSettings()).icon !== null,
  }
  const uploads = { findFile, findStored: findStoredFile, countDownload: downloads.add }
  const previews = { opens: opensPreview, findFile: findPreviewFile, findStored: findStoredFile }
  const ssoProviders = sso.providers.map(({ id }) => id)
  const desk = { isStaff, previews, trustedProxies, deskAllow, ssoProviders, turns }
  server.on('request', frontDoor({ ...site, ...uploads, ...desk, ...backend, root, dev }))
  // Checked even without requests: whether the database answers, and still fits this version.
  setInterval(() => void askVersion().catch(() => {}), 1_000).unref()
  server.on('clientError', refuseGarbled(siteUrl))
  const stop = stopOnSignal(server, {
    begin: backend.stopChildren,
    end: async () => {
      await Promise.all([downloads.flush(), missed.flush()]) // before work that may take longer than the time left
      await backend.stop()
      closeDatabase()
    },
  })
  stopWhenOutdated(stop)
  await checkStore()
  // The database's clock decides what is live, so it is asked before the first request.
  await publicVersion()
  await listenOn(server, { port, host })
  log.info(`Gazette: ${siteUrl}`)
  const setUp = await backend.setupAddress()
  if (setUp) log.info(`Set up: ${setUp} (the first account; this link works once, for 30 minutes)`)
}

async function askVersion() {
  await publicVersion()
}

function refuse(problem: string | undefined) {
  if (problem) throw new Error(problem)
}

/** Reports problems of the start without a stack. */
async function reportStartProblem(work: () => unknown) {
  try {
    await work()
  } catch (error) {
    throw (error as Error).message
  }
}

function listenOn(server: Server, { port, host }: { port: number; host: string }) {
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

// The log may not be configured yet.
main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? nameSources(error.stack ?? '') : error}\n`)
  process.exit(1)
})
