import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { expect } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { mediaRoot } from '@/lib/store/media'
import { storeUpload } from '../intake'
import { someone } from '@/domain/testing/newsroom'

// For tests: uploads a PDF. Even a hostile one must not end this process, nor take more than 5 s of processor time and
// 300 MB. A refused one must leave no file.

/** Returns the sentence of a refusal, or nothing for a stored PDF. */
export async function refusalOf(source: Buffer, name = 'x.pdf') {
  const before = childrenWorked()
  let peak = 0
  const result = await storeUpload(await someone(), { source, name, onCost: (cost) => (peak = cost) }, 5)
  const time = childrenWorked() - before
  expect(time, 'milliseconds').toBeLessThan(5_000)
  expect(peak, 'bytes').toBeLessThan(300_000_000)
  if (!result.ok) await nothingKept()
  return result.ok ? '' : result.problems[0]!.message
}

async function nothingKept() {
  expect(await read().$count(media)).toBe(0)
  expect(existsSync(mediaRoot()) ? readdirSync(mediaRoot()) : []).toEqual([])
}

/**
 * Returns the processor time (ms) of all ended children of this process (proc(5): cutime and cstime, in hundredths of a
 * second); clock time on systems without /proc.
 */
function childrenWorked() {
  if (!existsSync('/proc/self/stat')) return performance.now()
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').pop()!.split(' ')
  return (Number(fields[13]) + Number(fields[14])) * 10
}
