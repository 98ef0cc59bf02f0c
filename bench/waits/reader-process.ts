import { Agent, get } from 'node:http'
import { queueTime } from './machine'
import type { Reading, Times } from './reader'

// Reads as `reader.ts` says, and tells how long each answer took.

const agent = new Agent({ keepAlive: true })
/** How long (ms) what is still on its way is waited for at the end: it counts as no answer then. */
const patience = 15_000

let stop = () => {}
process.on('message', (message: Reading | 'end') => {
  if (message === 'end') stop()
  else stop = read(message)
})
process.once('disconnect', () => process.exit())
process.send!('started')

/** Begins to read, and returns what ends it. */
function read({ url, paths, every, headers, oneAtATime = false, pids }: Reading) {
  const queues = () => [...pids, process.pid].reduce((sum, pid) => sum + queueTime(pid), 0)
  const times: Times = { waits: [], own: [], late: [], statuses: {} }
  const open = new Set<number>()
  let [asked, isOver] = [0, false]
  let due = 0
  let timer: NodeJS.Timeout | undefined
  schedule()

  function schedule() {
    if (isOver) return
    due = performance.now() + every
    timer = setTimeout(() => {
      times.late.push(Math.max(0, performance.now() - due))
      ask()
      if (!oneAtATime) schedule()
    }, every)
  }

  function ask() {
    const [n, queued, began] = [asked++, queues(), performance.now()]
    open.add(n)
    const end = (status: number) => {
      if (!open.delete(n)) return
      const wait = performance.now() - began
      times.waits.push(wait)
      times.own.push(Math.max(0, wait - (queues() - queued)))
      times.statuses[status] = (times.statuses[status] ?? 0) + 1
      if (oneAtATime) schedule()
      if (isOver && open.size === 0) process.send!(times)
    }
    get(url + paths[n % paths.length]!, { agent, headers }, (res) =>
      res.resume().once('end', () => end(res.statusCode!)),
    ).on('error', () => end(0))
  }

  return function stop() {
    isOver = true
    clearTimeout(timer)
    if (open.size === 0) return void process.send!(times)
    setTimeout(() => {
      if (open.size === 0) return
      times.statuses[0] = (times.statuses[0] ?? 0) + open.size
      for (const waits of [times.waits, times.own]) waits.push(...Array.from(open, () => patience))
      open.clear()
      process.send!(times)
    }, patience)
  }
}
