import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { log } from '../lib/process/log'
import { endEarlyStop } from './early-stop'
import { answerPlainly } from './front-door/plain'

/** Milliseconds for an arriving request. */
const graceTime = 500

/** Milliseconds. */
const checkInterval = 50

type StopWork = { begin?: () => unknown; end: () => Promise<void> }

const restartWords: [string, string] = ['This site is starting again', 'Please try again in a moment.']

/**
 * On SIGTERM or SIGINT, a request gets 7 s until its answer begins, then 503, and 8 s until it ends; the process exits
 * within 10 s. Call it before listening.
 */
export function stopOnSignal(server: Server, { begin, end }: StopWork): (code: number) => void {
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  const once = stopOnce({ server, open, begin, end })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => once(0))
  endEarlyStop()
  return once
}

function stopOnce(work: StopWork & { server: Server; open: Set<Socket> }) {
  let isStopping = false
  return (code: number) => {
    if (!isStopping) stopServer(work, code)
    isStopping = true
  }
}

type Connection = Socket & { _httpMessage?: ServerResponse | null }

function stopServer({ server, open, begin, end }: StopWork & { server: Server; open: Set<Connection> }, code: number) {
  begin?.()
  server.prependListener('request', (_, res) => (res.shouldKeepAlive = false))
  for (const { _httpMessage: res } of open) if (res) res.shouldKeepAlive = false
  setInterval(endIdle(open), checkInterval).unref()
  setTimeout(() => refuseUnanswered(open), 7_000).unref()
  setTimeout(() => server.closeAllConnections(), 8_000).unref()
  setTimeout(() => process.exit(code), 9_500).unref()
  const closed = async () => {
    await end().catch((error: unknown) => log.error('Not all could be closed', { error }))
    process.exit(code)
  }
  // `server.close` would end new connections at once. One turn later, earlier connections are let in.
  setImmediate(() => NetServer.prototype.close.call(server, () => void closed()))
}

function refuseUnanswered(open: Set<Connection>) {
  for (const { _httpMessage: res } of open)
    if (res && !res.headersSent)
      answerPlainly(res.req, res.setHeader('retry-after', '10'), 503, { words: restartWords })
}

/** Ends idle connections, or they delay the exit. Counts checks, not time: a busy process reads input between two. */
function endIdle(open: Set<Connection>) {
  const looks = new WeakMap<Connection, number>()
  return () => {
    for (const socket of open) {
      const idle = socket._httpMessage ? 0 : (looks.get(socket) ?? 0) + 1
      if (idle * checkInterval > graceTime) socket.destroy()
      else looks.set(socket, idle)
    }
  }
}
