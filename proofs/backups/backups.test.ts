/** @module-tag thorough */
import { readFileSync, writeFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { releases, revisions, storedFiles } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { release } from '@/domain/publishing/releases'
import { got, post, someone, text } from '@/domain/testing/newsroom'
import { fileOf, uploaded } from '@/domain/testing/stored-files'
import { backUpUnderLoad, compare, type AcknowledgedWork, type BackupComparison } from './backups'

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

test('one letter, one row and one byte that a restore lost are found', async () => {
  const dataDir = testDatabase()
  const who = await someone()
  const saved = await post(who, { body: text('Every word of it.') })
  got(await release(who, saved, 0))
  const mediaId = await uploaded()
  const files = await read().select().from(storedFiles).where(eq(storedFiles.mediaId, mediaId))
  const acknowledged: AcknowledgedWork[] = [
    { is: 'saved', ...saved, words: 'Every word of it.' },
    { is: 'released', ...saved },
    { is: 'uploaded', mediaId, files },
  ]
  expect(await compare(dataDir, acknowledged)).toEqual({ lost: [], broken: [] })

  await write(async (tx) => void (await tx.update(revisions).set({ bodyText: 'Every word of it,' })))
  expect((await compare(dataDir, acknowledged)).lost).toHaveLength(1)
  await write(async (tx) => void (await tx.delete(releases)))
  expect((await compare(dataDir, acknowledged)).lost).toHaveLength(2)
  const bytes = readFileSync(fileOf(mediaId))
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(fileOf(mediaId), bytes)
  expect((await compare(dataDir, acknowledged)).broken).toEqual([`${mediaId}/document.pdf is not what its row says`])
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
