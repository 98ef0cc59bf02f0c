import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setPriority } from 'node:os'
import { closeDatabase, isShared, publicVersion } from '@/db/connection'
import { noteDamage, onDamage } from '@/db/faults'
import { env } from '@/lib/process/env'
import { measureProcess, metrics, type MetricsJson } from '@/lib/process/metrics'
import { nameSources } from '@/lib/process/source-frames'
import { prepareProcess } from '@/lib/process/prepare-process'
import { randomId } from '@/lib/keys/random'
import { runInRequest } from '@/lib/web/request-id'
import { pathForLog, requestAddress } from '../front-door/address'
import { makeFrontPage } from './backend'
import { startBackgroundJobs } from '../background/background-jobs'
import { captureConsole } from '../capture-console'
import { deskDuties } from '../background/desk-duties'
import { forwardStep } from './hand-on'
import { startNext } from './next-app'
import { answerPlainly, logFailure } from '../front-door/plain'
import { createRenderer, type HttpHandler } from '../kept-pages/render'
import { sendParts } from './answer-parts'
import { ProcessCalls } from './calls'
import { forNobody, maxHeaderSize } from './forward'
import type { ProcessRole } from './render-process'
import { watchParent } from './watch-parent'

// A process that renders pages for the front door only. The desk's process also does duties for all.

/** Milliseconds; the front door usually ends it before. */
const maxRenderingTime = 30_000

async function main() {
  const [role, name, socketPath] = process.argv.slice(2) as [ProcessRole, string, string]
  // The front door decides: a signal to the group must not interrupt its work.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => {})
  process.once('disconnect', () => process.exit(1))
  await watchParent()
  prepareProcess({ dev: false })
  await publicVersion()
  captureConsole()
  measureProcess({ process: name })

  const { handle, close } = await startNext()
  const server = serverFor(handle)
  const stopJobs = role === 'desk' ? startBackgroundJobs() : undefined
  if (role === 'page') {
    // The front door waits for this. Afterwards kept pages and the desk have priority.
    await makeFrontPage(handle)
    setPriority(10)
  }
  const stop = async () => {
    server.close()
    server.closeIdleConnections()
    await stopJobs?.()
    await close()
    closeDatabase()
    process.exit(0)
  }
  const calls = new ProcessCalls(process, {
    stop,
    sign: () => {},
    metrics: () => metrics().registry.getMetricsAsJSON(),
    noteDamage: (code: string) => noteDamage({ code }),
    ...(role === 'desk' && deskDuties),
  })
  if (role === 'desk') metrics().others = () => calls.call<MetricsJson[]>('otherMetrics')
  else onDamage((code) => void calls.call('noteDamage', code).catch(() => {}))
  server.listen(socketPath)
  await once(server, 'listening')
  await calls.call('ready')
}

/** Creates a server that neither checks nor times requests: the front door does. */
function serverFor(handle: HttpHandler) {
  const step = forwardStep({ handle, dev: false })
  const render = createRenderer(handle, env().siteUrl, maxRenderingTime)
  const server = createServer(
    { maxHeaderSize, requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 },
    (req, res) => void runInRequest(String(req.headers['x-request-id'] ?? randomId()), () => answer(req, res)),
  )
  return server

  async function answer(req: IncomingMessage, res: ServerResponse) {
    const isForNobody = req.headers[forNobody] !== undefined
    for (const name of ['x-request-id', forNobody]) delete req.headers[name]
    try {
      if (isForNobody) {
        // The database's clock decides what is live, and its answer says how far this clock is off.
        if (isShared) await publicVersion()
        await sendParts(res, await render(req.url!))
      } else await step(req, res, () => {})
    } catch (error) {
      const number = logFailure(error, pathForLog(requestAddress(req)))
      if (res.headersSent || isForNobody) res.destroy()
      else answerPlainly(req, res, 500, { number })
    }
  }
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? nameSources(error.stack ?? '') : error}\n`)
  process.exit(1)
})
