import { log } from '../../lib/process/log'
import { databaseAwayCode, errorCode } from '../../lib/files/storage-fault'

/** The server of the database does not answer, or is a copy that takes no changes. */
export class DatabaseAway extends Error {
  readonly code = databaseAwayCode
  constructor(cause: unknown) {
    super('The database does not answer', { cause })
  }
}

// Codes as the system and PostgreSQL name it: nobody answers, the connection broke, or the server stops, starts, has no room for
// another connection.
const codes = new Set(
  (
    'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN ' +
    '08000 08001 08003 08004 08006 25P03 53300 57P01 57P02 57P03'
  ).split(' '),
)
/** The sentences that `pg` says without a code. */
const sentences =
  /^(Connection terminated|Client was closed|Query read timeout|timeout (expired|exceeded)|Client has encountered a connection error)/

/** Returns whether an error says that the connection is of no use any more. */
export function isLost(error: unknown): boolean {
  const { message, cause } = (error ?? {}) as { message?: string; cause?: unknown }
  const code = errorCode(error)
  // A socket that is no longer there is a server that has ended.
  if (code === 'ENOENT') return (error as NodeJS.ErrnoException).syscall === 'connect'
  if (code !== undefined) return codes.has(code) || code === databaseAwayCode
  return sentences.test(message ?? '') || (cause !== undefined && isLost(cause))
}

const probeEvery = 1_000
/** The interval (ms) at which, while work waits for an answer, it is asked whether the database is there. */
const lookEvery = 2_000

/**
 * Knows whether the database answers. After a question without an answer only this asks, once a second, and everybody else is
 * refused at once: nobody waits for a connection that cannot be had.
 */
export class Availability {
  private away: DatabaseAway | undefined
  private timer: NodeJS.Timeout | undefined
  private isLooking = false

  /** @param probe asks the database anything @param onAway called once it does not answer: connections of before are of no use */
  constructor(
    private readonly probe: () => Promise<unknown>,
    private readonly onAway: () => void,
  ) {}

  get isAway() {
    return this.away !== undefined
  }

  /** @throws DatabaseAway while the database does not answer */
  check() {
    if (this.away) throw this.away
  }

  /** Runs what needs a connection. @throws DatabaseAway where the connection is lost */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.check()
    const looking = setInterval(() => void this.look(), lookEvery).unref()
    try {
      return await work()
    } catch (error) {
      if (!isLost(error)) throw error
      await this.probeNow()
      throw new DatabaseAway(error)
    } finally {
      clearInterval(looking)
    }
  }

  /** Asks for those that wait long: by themselves they would wait for a minute. */
  private async look() {
    if (this.isLooking || this.away) return
    this.isLooking = true
    await this.probeNow().catch(() => {})
    this.isLooking = false
  }

  /** Asks at once, where a connection broke: another one may work. @throws DatabaseAway where none does */
  async probeNow() {
    this.check()
    try {
      await this.probe()
    } catch (error) {
      if (!isLost(error)) throw error
      this.markAway(error)
    }
    this.check()
  }

  /** Asks no more: the database is closed. */
  stop() {
    clearTimeout(this.timer)
  }

  private markAway(error: unknown) {
    if (this.away) return
    this.away = new DatabaseAway(error)
    log.error('The database does not answer', { error })
    this.onAway()
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
    }, probeEvery)
    this.timer.unref()
  }
}
