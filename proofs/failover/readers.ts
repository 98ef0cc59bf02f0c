import { setTimeout as wait } from 'node:timers/promises'
import type { Instance } from '../instances/instance'

export type ReadResult = { exact: number; refused: number; problems: string[] }

/**
 * Requests the edited pages of instances until stopped. Permitted: a text not older than the last one acknowledged
 * before the request, or the sentence that the archive does not answer.
 */
export function startReaders(instances: Instance[], ports: number[], many = 4) {
  const read: ReadResult = { exact: 0, refused: 0, problems: [] }
  let isOver = false
  const fail = (error: Error) => {
    isOver = true
    read.problems.push(`a reader got no answer: ${String(error.cause ?? error)}`)
  }
  const reader = async (number: number) => {
    for (let n = number; !isOver; n++) {
      const pages = instances.flatMap(({ pages }) => [...pages.keys()])
      const path = pages[Math.floor(Math.random() * pages.length)]
      if (path === undefined) await wait(20)
      else await readOne(instances, ports[n % ports.length]!, path, read).catch((error: Error) => fail(error))
    }
  }
  const readers = Array.from({ length: many }, (_, number) => reader(number))
  return {
    read,
    stop: async () => {
      isOver = true
      await Promise.all(readers)
    },
  }
}

export type Readers = ReturnType<typeof startReaders>

/** Asks one instance for one page, and counts what it gets. */
export async function readOne(instances: Instance[], port: number, path: string, read: ReadResult) {
  const page = () => instances.map(({ pages }) => pages.get(path)).find((page) => page !== undefined)!
  const min = page().acknowledged
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  const words = await answer.text()
  const number = Number(/<title>Text (\d+)</.exec(words)?.[1])
  if (number >= min && number <= page().tried) read.exact++
  else if (answer.status === 503 && answer.headers.has('retry-after') && words.includes('does not answer just now'))
    read.refused++
  else
    read.problems.push(
      `${path} was acknowledged with ${min}, and a reader got ${answer.status} ${number || words.slice(0, 200)}`,
    )
}
