/** @module-tag thorough */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { runInChild } from './run-in-child'

// Things done by a child that no file could make it do yet.

const patience = { next: 600, all: 900 }

function running(code: string, more: Partial<Parameters<typeof runInChild>[0]> = {}) {
  const path = join(mkdtempSync(join(tmpdir(), 'gazette-')), 'child.mjs')
  writeFileSync(path, code)
  const script = relative(join(process.cwd(), 'domain/files'), path)
  const work = { script, heap: 64, args: [], input: path, maxLineBytes: 1_000, maxOutputBytes: 1_000, patience }
  return runInChild({ ...work, onLine: () => patience, ...more })
}

test('a child that works for ever is ended', async () => {
  const begun = performance.now()
  expect(await running('for (;;) {}')).toMatchObject({ stopped: 'time', succeeded: false })
  expect(performance.now() - begun).toBeGreaterThan(patience.next * 0.9)
})

test('signs of life lengthen its time only so far', async () => {
  const lines: string[] = []
  const chatter = `import { writeSync } from 'node:fs'
    for (let n = 0; ; n++) if (n % 2e7 === 0) writeSync(1, '1\\n')`
  const onLine = (line: string) => (lines.push(line), patience)
  expect(await running(chatter, { onLine })).toMatchObject({ stopped: 'time' })
  expect(lines.length).toBeGreaterThan(2)
})

test('a child that waits for its turn at the processor is not ended for it; one that sleeps on and on is', async () => {
  const little = { patience: { next: 400, all: 400 }, clockTimes: 5 }
  expect(await running('setTimeout(() => {}, 600)', little)).toMatchObject({ succeeded: true })
  expect(await running('setInterval(() => {}, 1000)', little)).toMatchObject({ stopped: 'time' })
})

test.runIf(process.platform === 'linux')('a child that takes too much memory is ended', async () => {
  const hog = 'const all = []; setInterval(() => all.push(Buffer.alloc(8e6, 1)), 5)'
  const { stopped, peak } = await running(hog)
  expect(stopped).toBe('memory')
  expect(peak).toBeGreaterThan(250_000_000)
})

/** A child that fills its memory up to so many bytes, stays there for a while, and ends by itself. */
const grows = (bytes: number) => `const kept = []
  while (process.memoryUsage.rss() < ${bytes}) kept.push(Buffer.alloc(1e6, 1))
  setTimeout(() => process.exit(kept.length > 0 ? 0 : 1), 400)`

test.runIf(process.platform === 'linux')('just above 300 MB it is ended, just beneath it is not', async () => {
  const long = { patience: { next: 5_000, all: 5_000 } }
  expect(await running(grows(290_000_000), long)).toMatchObject({ succeeded: true })
  const { stopped, peak } = await running(grows(303_000_000), long)
  expect(stopped).toBe('memory')
  expect(peak).toBeLessThan(310_000_000)
})

/** A child that works for so many milliseconds of processor time, and ends by itself. */
const works = (ms: number) => `const spent = () => { const { user, system } = process.cpuUsage(); return user + system }
  while (spent() < ${ms * 1_000}) {}`

test('a little above its time of work it is ended, a little beneath it is not', async () => {
  const second = { patience: { next: 1_000, all: 1_000 } }
  expect(await running(works(850), second)).toMatchObject({ succeeded: true })
  expect(await running(works(1_400), second)).toMatchObject({ stopped: 'time' })
})

test('the system ends it at 25 seconds of work, should this process have gone', async () => {
  const tells = `import { writeSync } from 'node:fs'
    writeSync(3, JSON.stringify(process.report.getReport().userLimits.cpu_time_seconds))`
  expect(JSON.parse((await running(tells)).output.toString())).toMatchObject({ hard: 25 })
})

test('one that says what no honest child says, too much of it, or sends too much, is ended', async () => {
  const stays = '; setInterval(() => {}, 1000)'
  expect(await running(`console.log("x")${stays}`, { onLine: () => false })).toMatchObject({ stopped: 'strange' })
  expect(await running(`console.log("x".repeat(5000))${stays}`)).toMatchObject({ stopped: 'strange' })
  const sends = `import { writeSync } from 'node:fs'; writeSync(3, Buffer.alloc(5000))${stays}`
  expect(await running(sends)).toMatchObject({ stopped: 'strange' })
})

test('one that nobody waits for any more is ended', async () => {
  const controller = new AbortController()
  const ended = running('setInterval(() => {}, 1000)', { signal: controller.signal })
  setTimeout(() => controller.abort(), 200)
  expect(await ended).toMatchObject({ stopped: 'left' })
  expect(await running('', { signal: controller.signal })).toMatchObject({ stopped: 'left' })
})

test('it knows nothing of this process’s surroundings, and what it sends arrives', async () => {
  const tells = `import { writeSync } from 'node:fs'; writeSync(3, JSON.stringify(Object.keys(process.env)))`
  const { succeeded, output } = await running(tells)
  expect([succeeded, output.toString()]).toEqual([true, '[]'])
})
