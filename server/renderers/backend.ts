import type { Server, ServerResponse } from 'node:http'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { startBackgroundJobs } from '../background/background-jobs'
import { deskDuties, type DeskDuties } from '../background/desk-duties'
import { forwardStep } from './hand-on'
import { turnOf } from '../turns/in-turn'
import { startNext } from './next-app'
import { createRenderer, type Answer, type HttpHandler } from '../kept-pages/render'
import { askerOf as askerOfNoted, type FindAsker, type Exchange, type Step } from '../front-door/address'
import { type FairTurns, ClientGone, TooBusy } from '../turns/turns'

type MakeAnswer<T> = (begun: () => void) => Promise<T>

/** Joins requests for one key until the work begins: begun work may miss a change before a later request. */
export class JoinedRequests<T> {
  private readonly waiting = new Map<string, Promise<T>>()

  /** @param isOff every request gets a result of its own, to measure the cost of one */
  constructor(private readonly isOff = false) {}

  /** @throws the error of `make`. If the first asker leaves, each other asker takes a turn of its own. */
  async make(key: string, res: ServerResponse | undefined, make: MakeAnswer<T>): Promise<T> {
    const other = this.waiting.get(key)
    if (!other || this.isOff) return this.begin(key, make)
    try {
      return await other
    } catch (error) {
      const isOfOther = error instanceof ClientGone || error instanceof TooBusy
      if (!isOfOther || res?.destroyed) throw error
      return this.make(key, res, make)
    }
  }

  private begin(key: string, make: MakeAnswer<T>): Promise<T> {
    let hasBegun = false
    const begun = () => {
      if (!hasBegun) this.waiting.delete(key)
      hasBegun = true
    }
    const result = make(begun).finally(begun)
    if (!hasBegun) this.waiting.set(key, result)
    return result
  }
}

export type Renderer = {
  /** Waits for the turn of the asker, or without an exchange of a popular page. @throws Unavailable, ClientGone */
  render: (pageAddress: string, exchange?: Exchange) => Promise<Answer>
  forward: Step
}

/** Stopped after the last answer. */
export type Backend = Renderer & DeskDuties & { stop: () => Promise<void> }

type BackendOptions = { dev: boolean; keeps: boolean; server: Server; turns: FairTurns }

export async function startHere({ dev, keeps, server, turns }: BackendOptions): Promise<Backend> {
  const { handle, close } = await startNext({ dev, server: dev ? server : undefined })
  const stopJobs = startBackgroundJobs()
  if (!dev) await makeFrontPage(handle)
  return {
    ...localRenderer({ handle, siteUrl: env().siteUrl, turns, keeps, dev }),
    ...deskDuties,
    stop: async () => {
      await stopJobs()
      await close()
    },
  }
}

type LocalRenderer = {
  handle: HttpHandler
  siteUrl: string
  turns: FairTurns
  askerOf?: FindAsker
  keeps?: boolean
  dev: boolean
}

export function localRenderer({
  handle,
  siteUrl,
  turns,
  askerOf = askerOfNoted,
  keeps = true,
  dev,
}: LocalRenderer): Renderer {
  const render = createRenderer(handle, siteUrl, dev ? 120_000 : 30_000)
  const joined = new JoinedRequests<Answer>(!keeps)
  return {
    render: (pageAddress, exchange) =>
      joined.make(pageAddress, exchange?.res, (begun) =>
        turns.take(turnOf(exchange, askerOf), () => {
          begun()
          return render(pageAddress)
        }),
      ),
    forward: forwardStep({ handle, dev }),
  }
}

/** Loads code and the catalogue before a reader waits. A failure does not stop the start: the desk may repair it. */
export async function makeFrontPage(handle: HttpHandler) {
  await createRenderer(
    handle,
    env().siteUrl,
    60_000,
  )('/').catch((error: unknown) => log.error('The front page could not be made at the start', { error }))
}
