/** @module-tag thorough */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { checkRecord } from '@/domain/care/record-check'
import { got } from '@/domain/testing/newsroom'
import { pictureBytes } from '@/domain/testing/uploads'
import { listLogRows, listImports } from '../import-log'
import { importWordPress } from './import'
import { attachment, exported, oldUrl, uploadsWith, type Item } from './test-export'
import { installation, now } from './test-import'
import { whatItSays } from './test-tables'

const places = Array.from({ length: 3 }, (_, n) => `2014/10/picture-${n}.png`)

function item(n: number): Item {
  const content = `<p>Words of ${n}, <a href="/2014/10/text-${n + 1}/">next</a>.</p><img src="${oldUrl}/wp-content/uploads/${places[n % 3]}">`
  return { id: n, content, terms: [`category c${n % 3} C${n % 3}`], status: n % 5 ? 'publish' : 'draft' }
}

const items = [
  ...places.map((place, n) => attachment(1000 + n, place)),
  ...Array.from({ length: 120 }, (_, n) => item(n + 1)),
]

/** Kills an import when it is at a step, wherever that finds it. */
async function killedAt({ what, n }: { what: string; n: number }, args: string[]) {
  const child = fork(join(import.meta.dirname, 'test-child.ts'), args, {
    execArgv: ['--import', 'tsx'],
    stdio: 'ignore',
  })
  child.on('message', (message: { what: string; n: number }) => {
    if (message.what === what && message.n >= n) child.kill('SIGKILL')
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return signal
}

test(
  'an import that is killed at any moment goes on with the next run, and ends as one that was let alone',
  { timeout: 60_000 },
  async () => {
    const file = exported(items)
    const uploads = uploadsWith(
      Object.fromEntries(await Promise.all(places.map(async (place) => [place, await pictureBytes()] as const))),
    )
    testDatabase()
    got(await importWordPress(installation, { files: [file], uploads }, now))
    const undisturbed = await whatItSays()

    const dir = testDatabase()
    // Another place each time it is tested.
    const n = 3 + Math.floor(Math.random() * 90)
    expect(await killedAt({ what: 'Texts', n }, [dir, file, uploads])).toBe('SIGKILL')
    const half = (await listLogRows(read(), { source: 'old.example', kind: 'entry' })).length
    expect(half).toBeGreaterThanOrEqual(n - 1)
    expect(half).toBeLessThan(120)
    const last = got(await importWordPress(installation, { files: [file], uploads }, now))
    expect(last.resumed).toBe(true)
    expect(last.report.tally).toMatchObject({ new: 128, unchanged: 0 })
    expect(await whatItSays()).toEqual(undisturbed)
    expect((await listImports(installation)).items).toHaveLength(1)
    expect((await checkRecord()).problems).toEqual([])
    expect(readdirSync(mediaRoot()).filter((name) => !name.endsWith('.partial'))).toHaveLength(3)
  },
)
