import { refused, type Result } from '@/lib/result'

export type Lane = { lane: string; isKnown: boolean }

const maxWaitingInLane = 8
const maxWaiting = 64

const busy = refused('Many people are signing in just now. Try again in a few seconds.')

type Waiting = { begin: () => void; giveUp: () => void }
type Queue = Map<string, Waiting[]>
type Turns = { free: number; known: Queue; others: Queue }

// Two at a time in the process, however often this module is loaded: at most 128 MiB and two threads.
const key = Symbol.for('gazette.passwords')
const shared = globalThis as { [key]?: Turns }

/** Runs two tasks at a time, lane by lane: a network that floods the queue waits behind itself. Refuses if full. */
export async function passwordInTurn<T>(who: Lane, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const turns = (shared[key] ??= { free: 2, known: new Map(), others: new Map() })
  if (turns.free > 0) turns.free--
  else if (!(await placeIn(who.isKnown ? turns.known : turns.others, who.lane))) return busy
  try {
    return await work()
  } finally {
    const next = nextOf(turns.known) ?? nextOf(turns.others)
    if (next) next.begin()
    else turns.free++
  }
}

/** Waits in a queue: true when the turn has come, false without space, or if another lane had priority. */
function placeIn(queue: Queue, lane: string): Promise<boolean> {
  const lanePlaces = queue.get(lane) ?? []
  if (lanePlaces.length >= maxWaitingInLane || (isFull(queue) && !makeRoom(queue, lanePlaces.length + 1)))
    return Promise.resolve(false)
  return new Promise((resolve) => {
    queue.set(lane, [...lanePlaces, { begin: () => resolve(true), giveUp: () => resolve(false) }])
  })
}

function isFull(queue: Queue) {
  return [...queue.values()].flat().length >= maxWaiting
}

/** Removes the last place of the longest lane, if that has more than `ownPlaces`, those of the asking lane. */
function makeRoom(queue: Queue, ownPlaces: number) {
  const longest = [...queue.values()].reduce((one, other) => (other.length > one.length ? other : one))
  if (longest.length <= ownPlaces) return false
  longest.pop()!.giveUp()
  return true
}

/** Takes the first of the lane that waited longest; that lane goes to the end. */
function nextOf(queue: Queue): Waiting | undefined {
  const [first] = queue
  if (!first) return undefined
  const [lane, [next, ...rest]] = first
  queue.delete(lane)
  if (rest.length > 0) queue.set(lane, rest)
  return next
}
