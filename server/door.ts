import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
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
  /** Where addresses lead that WordPress named by a query. */
  findOld?: FindOld
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
  const steps = inOrder(
    postedQuery,
    refuse(world.siteUrl),
    redirect({ movedTo: store.movedTo, findOld, now: world.now }),
    assets({ root, dev }),
    fonts(root),
    files({ find: findFile, findDamage, counted, now: world.now }),
    preview(previews, staffOrMachines, world.now),
    (req, res, next) => (isPage(addressOf(req)!.area) ? store.step(req, res, next) : next()),
    staffOrMachines,
  )
  const safe = Object.entries(securityHeaders(world.siteUrl))

  metrics().store = () => store.figures

  function answer(req: IncomingMessage, res: ServerResponse) {
    const began = performance.now()
    // Most requests end here: nothing a visitor sends can reach a kept page, so there is nothing to check.
    if (store.sendKept(req, res)) return tally(res.statusCode, { kind: 'kept', method: req.method }, began)
    const id = randomId()
    tallyWhenAnswered(req, res, { id, began })
    return inRequest(id, () => takeSteps(req, res))
  }

  async function takeSteps(req: IncomingMessage, res: ServerResponse) {
    try {
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
