import { refused, type Result } from '@/lib/result'

/**
 * The one who asks for work with a password: `lane` is one network, or one person who is known by a session, a link or a
 * browser. Known people go first.
 */
export type Lane = { lane: string; isKnown: boolean }

/** The number that waits at most: of one lane, and of all lanes of one kind. */
const maxWaitingInLane = 8
const maxWaiting = 64

const busy = refused('Many people are signing in just now. Try again in a few seconds.')

type Waiting = { begin: () => void; giveUp: () => void }
type Queue = Map<string, Waiting[]>
type Turns = { free: number; known: Queue; others: Queue }

// Two at a time in the whole process, however often this module is loaded: 128 MiB and two threads at most.
const key = Symbol.for('gazette.passwords')
const shared = globalThis as { [key]?: Turns }

/**
 * Does work with a password when its turn comes: two at a time, lane by lane, so that a network that floods the queue waits
 * behind itself. Refused where too many wait already.
 */
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

/**
 * Waits in a queue: true when the turn has come, false where there is no room, or another lane had a better claim to
 * it.
 */
function placeIn(queue: Queue, lane: string): Promise<boolean> {
  const lanePlaces = queue.get(lane) ?? []
  if (lanePlaces.length >= maxWaitingInLane || (isFull(queue) && !makeRoom(queue, lanePlaces.length + 1)))
    return Promise.resolve(false)
  return new Promise((resolve) => {
    queue.set(lane, [...lanePlaces, { begin: () => resolve(true), giveUp: () => resolve(false) }])
  })
}

function isFull(queue: Queue) {
  let waiting = 0
  for (const lane of queue.values()) waiting += lane.length
  return waiting >= maxWaiting
}

/** The lane with the most places gives up its last one, where it has more than `ownPlaces`: those of the lane that asks. */
function makeRoom(queue: Queue, ownPlaces: number) {
  const longest = [...queue.values()].reduce((one, other) => (other.length > one.length ? other : one))
  if (longest.length <= ownPlaces) return false
  longest.pop()!.giveUp()
  return true
}

/** The first of the lane that has waited longest for a turn; that lane goes to the end. */
function nextOf(queue: Queue): Waiting | undefined {
  const [first] = queue
  if (!first) return undefined
  const [lane, [next, ...rest]] = first
  queue.delete(lane)
  if (rest.length > 0) queue.set(lane, rest)
  return next
}
