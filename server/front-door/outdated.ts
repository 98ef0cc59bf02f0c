import { onOutdated } from '@/db/faults'
import { log } from '@/lib/process/log'
import { requestAddress } from './address'
import { barePolicy } from './headers'
import type { Step } from './step'
import { Unavailable } from './unavailable'

export function versionReplaced() {
  return new Unavailable(10, ['This site is being updated', 'Nothing is lost. Please try again in a minute.'])
}

/** Refuses all requests once a later version has changed the database incompatibly. Health checks report it too. */
export function refuseWhenOutdated(isOutdated: () => boolean): Step {
  return (req, res, next) => {
    if (!isOutdated()) return next()
    const { path } = requestAddress(req)!
    if (!/^\/api\/(?!v1\/)/.test(path)) throw versionReplaced()
    const isCheck = path.startsWith('/api/health')
    const body = JSON.stringify(isCheck ? { ok: false, outdated: true } : { problems: [notSaved] })
    const headers = {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-security-policy': barePolicy,
      'retry-after': '10',
    }
    res.writeHead(503, { ...headers, 'content-length': Buffer.byteLength(body) })
    res.end(req.method === 'HEAD' ? undefined : body)
  }
}

const notSaved = {
  message:
    'Not saved: this server is being replaced by a later version. Keep this page open and try again in a minute.',
}

/** Milliseconds to refuse requests before stopping, so that health checks notice. */
const timeToTell = 15_000
const outdatedReason =
  'A later version of Gazette has changed the database, and this one may not go on beside it: it refuses every request and stops. Start the later version here too.'

/** Stops the server as failed, `pause` ms after a later version has changed the database. */
export function stopWhenOutdated(stop: (code: number) => void, pause = timeToTell) {
  onOutdated(() => {
    log.error(outdatedReason)
    setTimeout(() => stop(1), pause).unref()
  })
}
