import type { RequestListener } from 'node:http'
import { addressOf } from './address'
import { assets } from './assets'
import { files, type FindFile } from './files'
import { handOn } from './hand-on'
import { securityHeaders } from './headers'
import { answerPlainly, logged } from './plain'
import { redirect } from './redirect'
import { refuse } from './refuse'
import { rendering, type Handler } from './render'
import { inOrder, type Step } from './step'
import { PageStore, type World } from './store'

export type Door = Omit<World, 'render'> & {
  /** Next's request handler. */
  handle: Handler
  findFile: FindFile
  /** The folder that holds `.next` and `public`. */
  root: string
  dev?: boolean
}

/** Everything that comes in over HTTP, in the order in which it is asked: see docs/decisions/0004-front-door.md. */
export function frontDoor({ handle, findFile, root, dev = false, ...world }: Door): RequestListener {
  const store = new PageStore({ ...world, render: rendering(handle, world.siteUrl), keeps: world.keeps ?? !dev })
  const staffOrMachines = handOn({ handle, dev })
  const steps = inOrder(
    refuse(world.siteUrl),
    redirect(store.movedTo),
    assets({ root, dev }),
    files(findFile, world.now),
    (req, res, next) => (isPage(addressOf(req)!.area) ? store.step(req, res, next) : next()),
    staffOrMachines,
  )
  const safe = Object.entries(securityHeaders(world.siteUrl))

  return (req, res) => {
    // Most requests end here: nothing a visitor sends can reach a kept page, so there is nothing to check.
    if (store.sendKept(req, res)) return
    for (const [name, value] of safe) res.setHeader(name, value)
    void answering(steps, req, res)
  }
}

// A file that is not public is a page that does not exist.
function isPage(area: string) {
  return area === 'site' || area === 'files'
}

async function answering(steps: Step, ...[req, res]: Parameters<RequestListener>) {
  try {
    await steps(req, res, () => answerPlainly(req, res, 404))
  } catch (error) {
    const reference = logged(error, addressOf(req)?.path ?? '')
    if (res.headersSent) res.destroy()
    else answerPlainly(req, res, 500, reference)
  }
}
