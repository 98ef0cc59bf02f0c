import { rmSync, writeFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { audit, notices } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { sha256 } from '@/lib/keys/random'
import { saveFirstChecksums, uploadsWithoutChecksums } from './first-checksums'
import { filesByAge } from './fixity'
import { someone } from '@/domain/testing/newsroom'
import { fileOf, uploaded } from '@/domain/testing/stored-files'

beforeEach(() => void testDatabase())

const picture = {
  type: 'image/jpeg' as const,
  name: 'p.jpg',
  files: { 'master.jpeg': 'master', '480.webp': 'small' },
}

test('older uploads get the checksums of all their files, once', async () => {
  const [document, image] = [await uploaded({ isKnown: false }), await uploaded({ ...picture, isKnown: false })]
  await uploaded()
  expect(await uploadsWithoutChecksums()).toBe(2)
  expect(await saveFirstChecksums(7)).toBe(2)
  const rows = (await filesByAge()).filter(({ checkedAt }) => checkedAt === 7)
  expect(
    rows.map(({ mediaId, name, bytes, sha256, problem }) => [mediaId, name, bytes, sha256, problem]).sort(),
  ).toEqual(
    [
      [document, 'document.pdf', 9, sha256('%PDF true'), null],
      [image, 'master.jpeg', 6, sha256('master'), null],
      [image, '480.webp', 5, sha256('small'), null],
    ].sort(),
  )
  expect(await saveFirstChecksums(8)).toBe(0)
  expect(await read().$count(audit)).toBe(0)
})

test('an original that has changed or is gone is told, and never taken for what it was', async () => {
  await someone('admin')
  const [changed, missing] = [await uploaded({ isKnown: false }), await uploaded({ isKnown: false })]
  writeFileSync(fileOf(changed), 'tampered')
  rmSync(fileOf(missing))
  await saveFirstChecksums(7)
  const rows = await filesByAge()
  expect(Object.fromEntries(rows.map((row) => [row.mediaId, [row.problem, row.sha256]]))).toEqual({
    [changed]: ['changed', sha256('%PDF true')],
    [missing]: ['missing', sha256('%PDF true')],
  })
  expect([await read().$count(audit), await read().$count(notices)]).toEqual([2, 1])
})
