import { BadRows } from '@/db/rows/bad-row'
import { isConnectionLost } from '@/db/engines/away'
import { refused, type Refused, type Result } from '@/lib/result'
import { isDatabaseBusy } from '@/lib/files/storage-fault'
import { progressLine } from '../verb'
import { StepFailed } from './engine-process'

export function stepPrinter() {
  const line = progressLine()
  return {
    begin(what: string) {
      line.end()
      console.log(`${what} …`)
    },
    rows: (table: string, rows: number) => line.show(`${table}: ${rows.toLocaleString('en')} rows`),
    show: (words: string) => line.show(words),
    end: () => line.end(),
  }
}

export type Steps = ReturnType<typeof stepPrinter>

export async function withFailureInWords<T>(work: () => Promise<Result<T>>, again: string): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    const refusal = sentenceFor(error, again)
    if (refusal) return refusal
    throw error
  }
}

function sentenceFor(error: unknown, again: string): Refused | undefined {
  if (error instanceof BadRows) return refused(error.message)
  if (error instanceof StepFailed) return refused(`${error.message} ${again}`)
  if (isConnectionLost(error))
    return refused(`The PostgreSQL server has ended the connection (${(error as Error).message}). ${again}`)
  if (isDatabaseBusy(error)) return refused(`Another program uses a database of this: end it first. ${again}`)
  return undefined
}

export function unequalRows(names: string[]) {
  return refused(
    `Not everything has arrived as it was: ${names.join(', ')} ${names.length === 1 ? 'differs' : 'differ'}. Something else writes to one of the two: end it, then run the same command again.`,
  )
}
