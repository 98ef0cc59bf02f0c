import { log } from '../../lib/process/log'
import { databaseAwayCode, errorCode } from '../../lib/files/storage-fault'

/** Thrown if the database server does not answer, or is a standby. */
export class DatabaseAway extends Error {
  readonly code = databaseAwayCode
  constructor(cause: unknown) {
    super('The database does not answer', { cause })
  }
}

// Codes for no answer, a broken connection, a server that stops, starts or is full, or a query that it ended (57014).
const connectionErrorCodes = new Set(
  (
    'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN ' +
    '08000 08001 08003 08004 08006 25P03 53300 57014 57P01 57P02 57P03 57P05'
  ).split(' '),
)
const connectionErrorMessages =
  /^(Connection terminated|Client was closed|Query read timeout|timeout (expired|exceeded)|Client has encountered a connection error)/

export function isConnectionLost(error: unknown): boolean {
  const { message, cause } = (error ?? {}) as { message?: string; cause?: unknown }
  const code = errorCode(error)
  // A missing socket means that the server has ended.
  if (code === 'ENOENT') return (error as NodeJS.ErrnoException).syscall === 'connect'
  if (code !== undefined) return connectionErrorCodes.has(code) || code === databaseAwayCode
  return connectionErrorMessages.test(message ?? '') || (cause !== undefined && isConnectionLost(cause))
}

const probeInterval = 1_000
/** Milliseconds between checks while work waits. With two silences (`maxSilence`) nobody waits longer than two seconds. */
const lookInterval = 1_000
/** Milliseconds for one answer of a server that was there. */
const maxSilence = 800
const silenceStep = 50

/** Checks the server once a second after a failure. Until it answers, all other work is refused at once. */
export class Availability {
  private away: DatabaseAway | undefined
  private timer: NodeJS.Timeout | undefined
  private isLooking = false
  private readonly waiting = new Set<(reason: unknown) => void>()

  /** @param probe asks the database anything @param onAway called once it does not answer: connections are useless then */
  constructor(
    private readonly probe: () => Promise<unknown>,
    private readonly onAway: () => void,
  ) {}

  get isAway() {
    return this.away !== undefined
  }

  /** @throws DatabaseAway */
  check() {
    if (this.away) throw this.away
  }

  /** @throws DatabaseAway */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.check()
    const looking = setInterval(() => void this.look(), lookInterval).unref()
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    this.waiting.add(reject)
    try {
      work().then(resolve, reject)
      return await promise
    } catch (error) {
      if (!isConnectionLost(error)) throw error
      await this.probeNow()
      throw new DatabaseAway(error)
    } finally {
      clearInterval(looking)
      this.waiting.delete(reject)
    }
  }

  /** Finds a lost server that waiting queries would notice only after a minute. */
  private async look() {
    if (this.isLooking || this.away) return
    this.isLooking = true
    await this.probeNow().catch(() => {})
    this.isLooking = false
  }

  /** Tries another connection. @throws DatabaseAway if none works */
  async probeNow() {
    this.check()
    try {
      await this.probe()
    } catch (error) {
      if (!isConnectionLost(error)) throw error
      this.markAway(error)
    }
    this.check()
  }

  stop() {
    clearTimeout(this.timer)
  }

  private markAway(error: unknown) {
    if (this.away) return
    this.away = new DatabaseAway(error)
    log.error('The database does not answer', { error })
    this.onAway()
    for (const reject of this.waiting) reject(this.away)
    this.waitForAnswer()
  }

  private waitForAnswer() {
    this.timer = setTimeout(() => {
      this.probe().then(
        () => {
          this.away = undefined
          log.info('The database answers again')
        },
        () => this.waitForAnswer(),
      )
    }, probeInterval)
    this.timer.unref()
  }
}

/**
 * Throws as for a lost connection after `maxSilence` without an answer. Counts short steps: while this process stood
 * still, the answer may have come.
 */
export async function answerInTime<T>(answer: Promise<T>): Promise<T> {
  let silence = 0
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setInterval(() => {
    silence += silenceStep
    // The sockets are read before the next `setImmediate`.
    if (silence >= maxSilence) setImmediate(reject, new Error('Query read timeout'))
  }, silenceStep).unref()
  try {
    return await Promise.race([answer, promise])
  } finally {
    clearInterval(timer)
  }
}
