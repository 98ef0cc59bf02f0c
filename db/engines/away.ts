import { log } from '../../lib/process/log'
import { databaseAwayCode, errorCode } from '../../lib/files/storage-fault'

/** Thrown if the database server does not answer, or is a standby. */
export class DatabaseAway extends Error {
  readonly code = databaseAwayCode
  constructor(cause: unknown) {
    super('The database does not answer', { cause })
  }
}

// Codes for no answer, a broken connection, or a server that stops, starts or is full.
const connectionErrorCodes = new Set(
  (
    'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN ' +
    '08000 08001 08003 08004 08006 25P03 53300 57P01 57P02 57P03'
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
/** Milliseconds between checks while work waits. */
const lookInterval = 2_000

/** Checks the server once a second after a failure. Until it answers, all other work is refused at once. */
export class Availability {
  private away: DatabaseAway | undefined
  private timer: NodeJS.Timeout | undefined
  private isLooking = false

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
    try {
      return await work()
    } catch (error) {
      if (!isConnectionLost(error)) throw error
      await this.probeNow()
      throw new DatabaseAway(error)
    } finally {
      clearInterval(looking)
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
