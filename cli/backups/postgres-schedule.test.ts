import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lastBackup } from '@/domain/backups/backups'
import { got } from '@/domain/testing/newsroom'
import { filesUnder } from '@/domain/backups/manifest'
import { asSet, inPlace, newsroom, place } from './test-schedule'

test('the schedule makes and proves backups of PostgreSQL, each with the uploads of the one before under a second name', async () => {
  await newsroom()
  const one = got(await asSet())!
  expect(await lastBackup()).toMatchObject({
    newest: { place: one.place, provedAt: expect.any(Number), problem: null },
  })
  const two = got(await asSet())!
  expect(inPlace()).toHaveLength(2)
  expect(await filesUnder(two.place)).toEqual(await filesUnder(one.place))
  const [upload] = (await filesUnder(two.place)).filter((path) => path.startsWith('media/'))
  const inode = (backup: string, path: string) => statSync(join(backup, path)).ino
  expect(inode(two.place, upload!)).toBe(inode(one.place, upload!))
  expect(inode(two.place, 'gazette.db')).not.toBe(inode(one.place, 'gazette.db'))
  expect(two.place.startsWith(place)).toBe(true)
})
