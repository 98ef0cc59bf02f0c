import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { findOrphans } from './orphans'
import { fileOf, uploaded } from '@/domain/testing/stored-files'

beforeEach(() => void testDatabase())

const now = Date.UTC(2026, 9, 7)
const lay = (path: string, at: number) => {
  mkdirSync(join(mediaRoot(), path, '..'), { recursive: true })
  writeFileSync(join(mediaRoot(), path), 'bytes')
  utimesSync(join(mediaRoot(), path), at / 1000, at / 1000)
  utimesSync(join(mediaRoot(), path, '..'), at / 1000, at / 1000)
}

test('a folder that no row knows is listed after a day, and a file within one that a row knows when one looks there', async () => {
  const old = now - 2 * 86_400_000
  lay('strange/document.pdf', old)
  lay('.abc.partial/document.pdf', old)
  lay('underway/document.pdf', now - 3_600_000)
  const upload = await uploaded()
  lay(`${upload}/extra.bin`, old)
  utimesSync(fileOf(upload), 0, 0)
  const paths = async (within: boolean) => (await findOrphans(now, { within })).map(({ path }) => path).sort()
  expect(await paths(false)).toEqual(['.abc.partial', 'strange'])
  expect(await paths(true)).toEqual(['.abc.partial', `${upload}/extra.bin`, 'strange'].sort())
})

test('without a folder of uploads nothing is strange', async () => {
  expect(await findOrphans(now, { within: true })).toEqual([])
})

test('a folder that comes or goes, that becomes an upload, or whose upload is erased, is seen although nothing else changed', async () => {
  const old = now - 2 * 86_400_000
  const paths = async () => (await findOrphans(now)).map(({ path }) => path).sort()
  // The moment is as if the folder of uploads had last changed long ago, at another moment each time.
  let changes = 0
  const settled = () => utimesSync(mediaRoot(), 1_000 + ++changes, 1_000 + changes)
  lay('first/document.pdf', old)
  const upload = await uploaded()
  utimesSync(join(mediaRoot(), upload), 1, 1)
  utimesSync(fileOf(upload), 1, 1)
  settled()
  expect(await paths()).toEqual(['first'])
  lay('second/document.pdf', old)
  settled()
  expect(await paths()).toEqual(['first', 'second'])
  const { id, ...rest } = (await read().select().from(media))[0]!
  await write(async (tx) => tx.insert(media).values({ ...rest, id: 'first', lineage: 'first' }))
  expect(await paths()).toEqual(['second'])
  await write(async (tx) => {
    await tx.delete(storedFiles)
    await tx.delete(media)
  })
  expect(await paths()).toEqual(['first', 'second', id].sort())
  rmSync(join(mediaRoot(), 'second'), { recursive: true })
  settled()
  expect(await paths()).toEqual(['first', id].sort())
})
