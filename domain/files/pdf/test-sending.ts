import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { afterAll, expect } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { mediaRoot } from '@/lib/store/media'
import { storeUpload } from '../intake'
import { someone } from '@/domain/testing/newsroom'

// For tests: what becomes of a PDF that is sent. Whatever it does, this process lives, the answer takes at most 5 s of
// processor time and 300 MB, and what is refused leaves nothing.

const worst = { time: 0, peak: 0 }
afterAll(() => console.log(`The worst took ${Math.round(worst.time)} ms and ${Math.round(worst.peak / 1e6)} MB.`))

/** The sentence a PDF is refused with, or nothing where it is kept. */
export async function refusalOf(source: Buffer, name = 'x.pdf') {
  const before = childrenWorked()
  let peak = 0
  const result = await storeUpload(await someone(), { source, name, onCost: (cost) => (peak = cost) }, 5)
  const time = childrenWorked() - before
  worst.time = Math.max(worst.time, time)
  worst.peak = Math.max(worst.peak, peak)
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
 * The processor time (ms) of all children of this process that have ended, as the system has it (proc(5): cutime and cstime,
 * in hundredths of a second); where it tells none, the time of the clock.
 */
function childrenWorked() {
  if (!existsSync('/proc/self/stat')) return performance.now()
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').pop()!.split(' ')
  return (Number(fields[13]) + Number(fields[14])) * 10
}
