import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/media-files'
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
