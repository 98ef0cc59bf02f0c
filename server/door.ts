import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { TrustedProxies } from '@/lib/client-address'
import { metrics } from '@/lib/metrics'
import { randomId } from '@/lib/random'
import { inRequest } from '@/lib/request-id'
import { requestAddress, loggable, readAddress } from './address'
import { askerOf as askerOfNoted, type AskerOf } from './asker'
import { assets } from './assets'
import { BodyWatch, bodyWatchOf, closeAfterAnswer, hasBody, saysTooMuch } from './body'
import type { CountDownload } from './download-detection'
import { files, type FindFile } from './files'
import { fonts } from './fonts'
import { handOn } from './hand-on'
import { securityHeaders } from './headers'
import { turnRequestOf, inTurn, type IsStaff } from './in-turn'
import { bodyLimit, limits } from './limits'
import { answerPlainly, logFailure } from './plain'
import { atOldHost, noteOldHost } from './old-hosts'
import { postedQuery } from './posted-query'
import { preview, type Previews } from './preview'
import { redirect, type FindOld } from './redirect'
import { refuse, refuseGarbled } from './refuse'
import { rendering, type Handler } from './render'
import { namesTwoHosts, toOriginForm } from './request-line'
import { inOrder, type Step } from './step'
import { PageStore, type PageStoreDeps } from './store'
import { recordRequest, recordWhenAnswered } from './request-metrics'
import { HasLeft, TooBusy, Turns } from './turns'
import type { FindDamage } from './withhold'

export type Door = Omit<PageStoreDeps, 'render' | 'takeTurn'> & {
  /** Next's request handler. */
  handle: Handler
  findFile: FindFile
  findDamage?: FindDamage
  /** Called for every download that begins. */
  countDownload?: CountDownload
  previews: Previews
  /** Where addresses lead that WordPress named by a query, and those of earlier sites' hosts. */
  findOld?: FindOld
  oldHosts?: readonly string[]
  trustedProxies?: TrustedProxies
  /** The folder that holds `.next`, `public` and `node_modules`. */
  root: string
  dev?: boolean
  /** Who is signed in: they do not wait in the line of everybody else. */
  isStaff?: IsStaff
  askerOf?: AskerOf
  /** How much is made at a time for people who are not signed in. */
  turns?: Turns
  /** The limit of a body that is sent to an address. */
  limitOf?: typeof bodyLimit
}

/** Everything that comes in over HTTP, in the order in which it is asked: see docs/decisions/0004-front-door.md. */
export function frontDoor({
  handle,
  findFile,
  findDamage = async () => undefined,
  countDownload = () => {},
  previews,
  findOld = async () => undefined,
  oldHosts = [],
  trustedProxies,
  root,
  dev = false,
  isStaff = async () => false,
  askerOf = askerOfNoted,
  turns = new Turns(limits.turns),
  limitOf = bodyLimit,
  ...storeDeps
}: Door): RequestListener {
  const store = new PageStore({
    ...storeDeps,
    render: rendering(handle, storeDeps.siteUrl, dev ? 120_000 : 30_000),
    keeps: storeDeps.keeps ?? !dev,
    takeTurn: ({ req, res }, work) => turns.take(turnRequestOf(req, res, askerOf), work),
  })
  const staffOrMachines = inTurn({ turns, askerOf, isStaff }, handOn({ handle, dev }))
  const { siteUrl, now } = storeDeps
  const steps = inOrder(
    postedQuery,
    refuse(siteUrl, trustedProxies),
    refuseTooMuch,
    atOldHost({ siteUrl, page: store.page, answer: store.step, findOld, findFile, now }),
    redirect({ movedTo: store.movedTo, missing: store.missing, findOld, now }),
    assets({ root, dev }),
    fonts(root),
    files({ find: findFile, findDamage, countDownload, now }),
    preview(previews, staffOrMachines, now),
    (req, res, next) => (isPage(requestAddress(req)!.area) ? store.step(req, res, next) : next()),
    staffOrMachines,
  )
  const safe = Object.entries(securityHeaders(siteUrl))
  const cutOff = refuseGarbled(siteUrl)

  metrics().store = () => store.figures

  function answer(req: IncomingMessage, res: ServerResponse) {
    const began = performance.now()
    let failure: { error: unknown } | undefined
    if (req.url![0] !== '/') toOriginForm(req)
    const isOdd = hasBody(req) || namesTwoHosts(req)
    try {
      // Most requests end here: nothing a visitor sends can reach a kept page, so there is nothing to check.
      if (!noteOldHost(req, oldHosts) && !isOdd && store.sendKept(req, res))
        return recordRequest(res.statusCode, { kind: 'kept', method: req.method }, began)
    } catch (error) {
      failure = { error }
    }
    const id = randomId()
    recordWhenAnswered(req, res, { id, began })
    return inRequest(id, () => takeSteps(req, res, failure))
  }

  async function takeSteps(req: IncomingMessage, res: ServerResponse, failure?: { error: unknown }) {
    try {
      if (failure) throw failure.error
      for (const [name, value] of safe) res.setHeader(name, value)
      if (namesTwoHosts(req)) return answerPlainly(req, res, 400)
      if (hasBody(req)) watchBody(req, res)
      await steps(req, res, () => answerPlainly(req, res, 404))
    } catch (error) {
      if (error instanceof HasLeft) return
      if (error instanceof TooBusy) return answerPlainly(req, res.setHeader('retry-after', '5'), 503)
      const number = logFailure(error, loggable(requestAddress(req)))
      if (res.headersSent) res.destroy()
      else answerPlainly(req, res, 500, { number })
    }
  }

  function watchBody(req: IncomingMessage, res: ServerResponse) {
    const limit = limitOf(readAddress(req.url!) ?? { path: '' }, req.method)
    if (!saysTooMuch(req, limit)) new BodyWatch(req, res, { limit, cutOff })
    // Nobody reads the rest of the body, whatever the answer is.
    else closeAfterAnswer(req, res)
  }

  return (req, res) => void answer(req, res)
}

/** Refuses a request that announces a longer body than its address takes. */
const refuseTooMuch: Step = (req, res, next) =>
  hasBody(req) && !bodyWatchOf(req) ? answerPlainly(req, res, 413) : next()

// A file that is not public, and a preview that does not open, is a page that does not exist.
function isPage(area: string) {
  return area === 'site' || area === 'files' || area === 'preview'
}
