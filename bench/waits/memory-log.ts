import { childrenOf, memoryOf } from './machine'

/** By how much more the last third may take than the second: what is kept is full by then. */
const maxGrowth = 1.1

/** The memory of some processes, noted each two seconds. */
export class MemoryLog {
  private readonly noted = new Map<string, number[]>()
  private readonly timer: NodeJS.Timeout

  /** @param front the process of the front; those that it started are looked for each time, since one may be started again */
  constructor(front: number) {
    this.timer = setInterval(() => {
      for (const { name, pid } of [{ name: 'front', pid: front }, ...childrenOf(front)])
        this.noted.set(name, [...(this.noted.get(name) ?? []), memoryOf(pid)])
    }, 2_000)
  }

  end() {
    clearInterval(this.timer)
  }

  /** What each took on average in each third of the time, in words, and whether it grew. */
  lines() {
    return Array.from(this.noted, ([name, bytes]) => {
      const third = Math.floor(bytes.length / 3)
      const [first, second, last] = [0, 1, 2].map((n) => mean(bytes.slice(n * third, (n + 1) * third))) as number[]
      const isGrown = last! > second! * maxGrowth
      const megabytes = [first, second, last].map((value) => Math.round(value! / 1e6)).join(', ')
      return { isGrown, words: `memory of ${name}, MB, by thirds: ${megabytes}${isGrown ? '   IT GROWS' : ''}` }
    })
  }
}

function mean(values: number[]) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
