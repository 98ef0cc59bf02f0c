import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { TrustedProxies } from '@/lib/client-address'
import { metrics } from '@/lib/metrics'
import { randomId } from '@/lib/random'
import { inRequest } from '@/lib/request-id'
import { addressOf, loggable } from './address'
import { assets } from './assets'
import type { Counted } from './count'
import { files, type FindFile } from './files'
import { fonts } from './fonts'
import { handOn } from './hand-on'
import { securityHeaders } from './headers'
import { answerPlainly, logged } from './plain'
import { atOldHost, noteOldHost } from './old-hosts'
import { postedQuery } from './posted-query'
import { preview, type Previews } from './preview'
import { redirect, type FindOld } from './redirect'
import { refuse } from './refuse'
import { rendering, type Handler } from './render'
import { inOrder } from './step'
import { PageStore, type World } from './store'
import { tally, tallyWhenAnswered } from './tally'
import type { FindDamage } from './withhold'

export type Door = Omit<World, 'render'> & {
  /** Next's request handler. */
  handle: Handler
  findFile: FindFile
  findDamage?: FindDamage
  /** Told of every download that begins. */
  counted?: Counted
  previews: Previews
  /** Where addresses lead that WordPress named by a query, and those of earlier sites' hosts. */
  findOld?: FindOld
  oldHosts?: readonly string[]
  trustedProxies?: TrustedProxies
  /** The folder that holds `.next`, `public` and `node_modules`. */
  root: string
  dev?: boolean
}

/** Everything that comes in over HTTP, in the order in which it is asked: see docs/decisions/0004-front-door.md. */
export function frontDoor({
  handle,
  findFile,
  findDamage = async () => undefined,
  counted = () => {},
  previews,
  findOld = async () => undefined,
  oldHosts = [],
  trustedProxies,
  root,
  dev = false,
  ...world
}: Door): RequestListener {
  const store = new PageStore({
    ...world,
    render: rendering(handle, world.siteUrl, dev ? 120_000 : 30_000),
    keeps: world.keeps ?? !dev,
  })
  const staffOrMachines = handOn({ handle, dev })
  const { siteUrl, now } = world
  const steps = inOrder(
    postedQuery,
    refuse(siteUrl, trustedProxies),
    atOldHost({ siteUrl, page: store.page, answer: store.step, findOld, findFile, now }),
    redirect({ movedTo: store.movedTo, findOld, now }),
    assets({ root, dev }),
    fonts(root),
    files({ find: findFile, findDamage, counted, now }),
    preview(previews, staffOrMachines, now),
    (req, res, next) => (isPage(addressOf(req)!.area) ? store.step(req, res, next) : next()),
    staffOrMachines,
  )
  const safe = Object.entries(securityHeaders(siteUrl))

  metrics().store = () => store.figures

  function answer(req: IncomingMessage, res: ServerResponse) {
    const began = performance.now()
    let failure: { error: unknown } | undefined
    try {
      // Most requests end here: nothing a visitor sends can reach a kept page, so there is nothing to check.
      if (!noteOldHost(req, oldHosts) && store.sendKept(req, res))
        return tally(res.statusCode, { kind: 'kept', method: req.method }, began)
    } catch (error) {
      failure = { error }
    }
    const id = randomId()
    tallyWhenAnswered(req, res, { id, began })
    return inRequest(id, () => takeSteps(req, res, failure))
  }

  async function takeSteps(req: IncomingMessage, res: ServerResponse, failure?: { error: unknown }) {
    try {
      if (failure) throw failure.error
      for (const [name, value] of safe) res.setHeader(name, value)
      await steps(req, res, () => answerPlainly(req, res, 404))
    } catch (error) {
      const number = logged(error, loggable(addressOf(req)))
      if (res.headersSent) res.destroy()
      else answerPlainly(req, res, 500, number)
    }
  }
  return (req, res) => void answer(req, res)
}

// A file that is not public, and a preview that does not open, is a page that does not exist.
function isPage(area: string) {
  return area === 'site' || area === 'files' || area === 'preview'
}
