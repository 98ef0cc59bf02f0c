/** @module-tag thorough */
import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { fileOf, uploaded } from '@/domain/testing/stored-files'
import { backUpUnderLoad, compare, type BackupComparison } from './backups'

test('three backups made while others write, one of each form, are restored equal with all that was acknowledged', async () => {
  const all: BackupComparison[] = []
  await backUpUnderLoad(3, (compared) => all.push(compared))
  expect(all.map(({ form, lost, broken }) => ({ form, lost, broken }))).toEqual([
    { form: 'folder', lost: [], broken: [] },
    { form: 'tar', lost: [], broken: [] },
    { form: 'tar.sealed', lost: [], broken: [] },
  ])
  for (const { acknowledged, meanwhile } of all) {
    expect(acknowledged).toBeGreaterThanOrEqual(50)
    expect(meanwhile).toBeGreaterThan(0)
  }
})

test('the comparison finds what is lost or broken', async () => {
  const dataDir = testDatabase()
  const id = await uploaded()
  expect(await compare(dataDir, [])).toMatchObject({ lost: [], broken: [] })
  const { lost } = await compare(dataDir, [
    { is: 'saved', revisionId: 1, counter: 1, words: 'Words' },
    { is: 'released', entryId: 1, revisionId: 1 },
    { is: 'uploaded', mediaId: id, files: [{ name: 'document.pdf', sha256: 'another' }] },
  ])
  expect(lost).toHaveLength(3)
  writeFileSync(fileOf(id), 'other')
  expect((await compare(dataDir, [])).broken).toEqual([`${id}/document.pdf is not what its row says`])
})
