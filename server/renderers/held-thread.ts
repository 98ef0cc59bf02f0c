import { log } from '@/lib/process/log'

/** Milliseconds of processor time: the longest that a request may keep all others waiting. */
const maxHold = 2_000
/** Milliseconds between two looks while the thread is free. */
const interval = 250

/** Logs which addresses were answered while the thread was held: that work belongs in another process. */
export class HeldThread {
  private readonly underWay = new Map<symbol, string>()
  private last = spentTime()

  constructor(private readonly max = maxHold) {
    setInterval(() => this.look([...this.underWay.values()]), interval).unref()
  }

  async watch<T>(address: string, work: () => Promise<T>): Promise<T> {
    const key = Symbol()
    this.underWay.set(key, address)
    try {
      return await work()
    } finally {
      this.look([address])
      this.underWay.delete(key)
    }
  }

  private look(addresses: string[]) {
    const now = spentTime()
    const milliseconds = Math.round(now - this.last)
    this.last = now
    if (milliseconds > this.max && addresses.length > 0)
      log.warn('A request held the thread of the desk', { milliseconds, addresses })
  }
}

/** Returns milliseconds of processor time, of this thread alone from Node 23.9 on. */
function spentTime() {
  const threadUsage = process.threadCpuUsage as typeof process.threadCpuUsage | undefined
  const { user, system } = threadUsage?.call(process) ?? process.cpuUsage()
  return (user + system) / 1_000
}
