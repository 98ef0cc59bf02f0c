import type { Server } from 'node:http'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { askerOf as askerOfNoted, type FindAsker } from '../front-door/asker'
import { startBackgroundJobs } from '../background/background-jobs'
import { deskDuties, type DeskDuties } from '../background/desk-duties'
import { forwardStep } from './hand-on'
import { turnOf } from '../turns/in-turn'
import { JoinedRequests } from './joined-requests'
import { startNext } from './next-app'
import { createRenderer, type Answer, type HttpHandler } from '../kept-pages/render'
import type { Exchange, Step } from '../front-door/step'
import type { FairTurns } from '../turns/turns'

export type Renderer = {
  /** Waits for the turn of the asker, or without an exchange of a popular page. @throws Unavailable, ClientGone */
  render: (pageAddress: string, exchange?: Exchange) => Promise<Answer>
  forward: Step
}

/** The processes behind the front door. `stop` is called after the last answer. */
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

/** Renders the front page once: code and catalogue are loaded before a reader waits. A failure is only logged. */
export async function makeFrontPage(handle: HttpHandler) {
  await createRenderer(
    handle,
    env().siteUrl,
    60_000,
  )('/').catch((error: unknown) => log.error('The front page could not be made at the start', { error }))
}
