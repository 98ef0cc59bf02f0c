import { refused, type Result } from '@/lib/result'

export type PasswordLane = { lane: string; isKnown: boolean }

const maxWaitingInLane = 8
const maxWaiting = 64

const tooManySignIns = refused('Many people are signing in just now. Try again in a few seconds.')

type WaitingCheck = { begin: () => void; giveUp: () => void }
type LaneQueue = Map<string, WaitingCheck[]>
type PasswordTurns = { free: number; known: LaneQueue; others: LaneQueue }

// Two at a time in the process, however often this module is loaded: at most 128 MiB and two threads.
const globalKey = Symbol.for('gazette.passwords')
const globalState = globalThis as { [globalKey]?: PasswordTurns }

/** Runs two tasks at a time, lane by lane: a network that floods the queue waits behind itself. Refuses if full. */
export async function passwordInTurn<T>(who: PasswordLane, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const turns = (globalState[globalKey] ??= { free: 2, known: new Map(), others: new Map() })
  if (turns.free > 0) turns.free--
  else if (!(await waitInQueue(who.isKnown ? turns.known : turns.others, who.lane))) return tooManySignIns
  try {
    return await work()
  } finally {
    const next = nextWaiting(turns.known) ?? nextWaiting(turns.others)
    if (next) next.begin()
    else turns.free++
  }
}

/** Waits for a turn. Returns false if the queue is full, or if the place is given to another lane meanwhile. */
function waitInQueue(queue: LaneQueue, lane: string): Promise<boolean> {
  const lanePlaces = queue.get(lane) ?? []
  if (lanePlaces.length >= maxWaitingInLane || (isFull(queue) && !dropLongestLane(queue, lanePlaces.length + 1)))
    return Promise.resolve(false)
  return new Promise((resolve) => {
    queue.set(lane, [...lanePlaces, { begin: () => resolve(true), giveUp: () => resolve(false) }])
  })
}

function isFull(queue: LaneQueue) {
  return [...queue.values()].flat().length >= maxWaiting
}

/** Removes the last place of the longest lane, if that lane has more places than the asking lane (`ownPlaces`). */
function dropLongestLane(queue: LaneQueue, ownPlaces: number) {
  const longest = [...queue.values()].reduce((one, other) => (other.length > one.length ? other : one))
  if (longest.length <= ownPlaces) return false
  longest.pop()!.giveUp()
  return true
}

/** Takes the first check of the lane whose turn it is; that lane goes to the end. */
function nextWaiting(queue: LaneQueue): WaitingCheck | undefined {
  const [first] = queue
  if (!first) return undefined
  const [lane, [next, ...rest]] = first
  queue.delete(lane)
  if (rest.length > 0) queue.set(lane, rest)
  return next
}
