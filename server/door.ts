import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { NetworkTest, TrustedProxies } from '@/lib/web/client-address'
import { metrics } from '@/lib/process/metrics'
import { randomId } from '@/lib/keys/random'
import { runInRequest } from '@/lib/web/request-id'
import { isDatabaseAway, isOutdatedVersion } from '@/lib/files/storage-fault'
import { isReading, requestAddress, pathForLog, readAddress, namesTwoHosts, toOriginForm } from './front-door/address'
import { askerOf as askerOfNoted, type FindAsker, clientOf } from './front-door/asker'
import { serveAssets } from './files/assets'
import { BodyWatch, bodyWatchOf, closeAfterAnswer, hasBody, declaresTooMuch } from './front-door/body'
import type { CountDownload } from './files/download-detection'
import { serveFiles, type FindFile } from './files/files'
import { serveFonts } from './files/fonts'
import { securityHeaders, barePolicy } from './front-door/headers'
import { withTurns, type IsStaff } from './turns/in-turn'
import { bodyLimit, limits } from './front-door/limits'
import { answerPlainly, logFailure } from './front-door/plain'
import { atOldHost, rememberOldHost } from './front-door/old-hosts'
import { refuseWhenOutdated, versionReplaced } from './front-door/outdated'
import { postedQuery } from './front-door/posted-query'
import { servePreview, type PreviewDeps } from './files/preview'
import { redirectStep, type FindOldTarget } from './front-door/redirect'
import { refuseUntrusted, refuseGarbled } from './front-door/refuse'
import { RefusalLog } from './front-door/refusal-log'
import { chainSteps, type Exchange, type Step, ifReading } from './front-door/step'
import { PageStore, type PageStoreDeps } from './kept-pages/store'
import { markRefused, recordKeptPage, recordWhenAnswered } from './front-door/request-metrics'
import { ClientGone, TooBusy, FairTurns } from './turns/turns'
import { archiveIsAway, PageSetAside, Unavailable } from './front-door/unavailable'
import type { FindStored } from './files/withhold'

export type FrontDoorDeps = PageStoreDeps & {
  forward: Step
  findFile: FindFile
  findStored?: FindStored
  countDownload?: CountDownload
  previews: PreviewDeps
  /** Finds targets for addresses of WordPress queries and earlier hosts. */
  findOld?: FindOldTarget
  oldHosts?: readonly string[]
  trustedProxies?: TrustedProxies
  /** Undefined: from everywhere. */
  deskAllow?: NetworkTest
  ssoProviders?: readonly string[]
  hasOwnIcon?: () => Promise<boolean>
  root: string
  dev?: boolean
  isStaff?: IsStaff
  askerOf?: FindAsker
  turns?: FairTurns
  isOutdated?: () => boolean
  limitOf?: typeof bodyLimit
}

/** Handles all HTTP requests, in order: see docs/decisions/0004-front-door.md. */
export function frontDoor({
  forward,
  findFile,
  findStored = async () => undefined,
  countDownload = () => {},
  previews,
  findOld = async () => undefined,
  oldHosts = [],
  trustedProxies,
  deskAllow,
  ssoProviders = [],
  hasOwnIcon,
  root,
  dev = false,
  isStaff = async () => false,
  askerOf = askerOfNoted,
  turns = new FairTurns(limits.turns),
  limitOf = bodyLimit,
  isOutdated = () => false,
  ...storeDeps
}: FrontDoorDeps): RequestListener {
  const store = new PageStore({ ...storeDeps, keeps: storeDeps.keeps ?? !dev })
  const staffOrMachines = withTurns({ turns, askerOf, isStaff }, forward)
  const { siteUrl, now, isAway } = storeDeps
  const steps = chainSteps(
    postedQuery,
    refuseUntrusted(siteUrl, trustedProxies),
    refuseWhenOutdated(isOutdated),
    deskNetworks(deskAllow),
    refuseUnusedSignIn(ssoProviders),
    refuseTooMuch,
    health,
    atOldHost({ siteUrl, page: store.page, answer: store.step, findOld, findFile, now }),
    redirectStep({ movedTo: store.movedTo, missing: store.missing, findOld, now }),
    serveAssets({ root, dev, hasOwnIcon }),
    serveFonts(root),
    serveFiles({ find: findFile, findStored, countDownload, now }),
    servePreview(previews, staffOrMachines, now),
    (req, res, next) => (isPage(requestAddress(req)!.area) ? store.step(req, res, next) : next()),
    (req, res, next) => refuseWhileAway(req, next, isAway?.() ?? false),
    staffOrMachines,
  )
  const safe = Object.entries(securityHeaders(siteUrl))
  const cutOff = refuseGarbled(siteUrl)
  const refusalLog = new RefusalLog()

  metrics().store = () => store.figures

  function answer(req: IncomingMessage, res: ServerResponse) {
    const began = performance.now()
    if (req.url![0] !== '/') toOriginForm(req)
    const isOdd = hasBody(req) || namesTwoHosts(req)
    try {
      // Most requests end at this step. They cannot affect a kept page, so nothing is checked.
      const wasSent = !rememberOldHost(req, oldHosts) && !isOdd && store.sendKept(req, res)
      if (wasSent === true) return recordKeptPage(req, res.statusCode, began)
      if (wasSent) return answerLater(wasSent, { req, res }, began)
    } catch (error) {
      return answerByNext({ req, res }, began, failureOf(error))
    }
    return answerByNext({ req, res }, began)
  }

  async function answerLater(wasSent: Promise<boolean>, exchange: Exchange, began: number) {
    try {
      if (await wasSent) return recordKeptPage(exchange.req, exchange.res.statusCode, began)
    } catch (error) {
      return answerByNext(exchange, began, failureOf(error))
    }
    return answerByNext(exchange, began)
  }

  function answerByNext({ req, res }: Exchange, began: number, failure?: { error: unknown }) {
    const id = randomId()
    recordWhenAnswered(req, res, { id, began })
    return runInRequest(id, () => takeSteps(req, res, failure))
  }

  async function takeSteps(req: IncomingMessage, res: ServerResponse, failure?: { error: unknown }) {
    try {
      if (failure) throw failure.error
      for (const [name, value] of safe) res.setHeader(name, value)
      if (namesTwoHosts(req)) return answerPlainly(req, res, 400)
      if (hasBody(req)) watchBody(req, res)
      await steps(req, res, () => answerPlainly(req, res, 404))
    } catch (caught) {
      const error = isDatabaseAway(caught) ? archiveIsAway() : isOutdatedVersion(caught) ? versionReplaced() : caught
      if (error instanceof ClientGone) return
      if (error instanceof Unavailable && !res.headersSent) {
        const { seconds, words } = error
        if (error instanceof TooBusy || error instanceof PageSetAside) markRefused(res)
        if (error instanceof TooBusy) refusalLog.note(performance.now())
        return answerPlainly(req, res.setHeader('retry-after', String(seconds)), 503, { words })
      }
      const number = logFailure(error, pathForLog(requestAddress(req)))
      if (res.headersSent) res.destroy()
      else answerPlainly(req, res, 500, { number })
    }
  }

  function watchBody(req: IncomingMessage, res: ServerResponse) {
    const limit = limitOf(readAddress(req.url!) ?? { path: '' }, req.method)
    if (!declaresTooMuch(req, limit)) new BodyWatch(req, res, { limit, cutOff })
    // Nobody reads the rest of the body.
    else closeAfterAnswer(req, res)
  }

  return (req, res) => void answer(req, res)
}

/** Returns the failure to answer with; undefined for outages, since some answers need no database. */
function failureOf(error: unknown) {
  return isDatabaseAway(error) || isOutdatedVersion(error) ? undefined : { error }
}

const refuseTooMuch: Step = (req, res, next) =>
  hasBody(req) && !bodyWatchOf(req) ? answerPlainly(req, res, 413) : next()

/** Refuses reading, since Next would show a failed page. Writes continue: the desk says that nothing was saved. */
function refuseWhileAway(req: IncomingMessage, next: () => void | Promise<void>, isAway: boolean) {
  if (isAway && isReading(req) && !req.url!.startsWith('/api/')) throw archiveIsAway()
  return next()
}

// A missing file or preview answers like a missing page.
function isPage(area: string) {
  return area === 'site' || area === 'files' || area === 'preview'
}

const otherNetworkWords: [string, string] = [
  'The desk is not open from this network',
  'It can only be used from some networks. If you work here, use the network of your office, or its VPN.',
]

/** Refuses the desk to other networks and says why: travelling staff need the reason, and it is not secret. */
function deskNetworks(allowed?: NetworkTest): Step {
  return (req, res, next) => {
    const isOpen = !allowed || requestAddress(req)!.area !== 'desk' || allowed(clientOf(req))
    return isOpen ? next() : answerPlainly(req, res, 403, { words: otherNetworkWords })
  }
}

/** A step that answers /api/health in the front door itself, however busy other processes are. */
const health = ifReading((req, res, next) => {
  if (requestAddress(req)!.path !== '/api/health') return next()
  const body = '{"ok":true}'
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'content-security-policy': barePolicy,
  }
  res.writeHead(200, { ...headers, 'content-length': body.length }).end(req.method === 'HEAD' ? undefined : body)
})

/** Answers 404 for routes of next-auth that are not used: they would read bodies and write logs. */
function refuseUnusedSignIn(providers: readonly string[]): Step {
  const used = new Set(['/api/auth/session'])
  for (const provider of providers)
    for (const action of ['signin', 'callback']) used.add(`/api/auth/${action}/${provider}`)
  return (req, res, next) => {
    const { path } = requestAddress(req)!
    const isNextAuth = path === '/api/auth' || path.startsWith('/api/auth/')
    return isNextAuth && !used.has(path) ? answerPlainly(req, res, 404) : next()
  }
}
