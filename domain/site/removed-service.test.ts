import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { isPostgres } from '@/db/kit'
import { migrationFolders } from '@/db/migration-files'
import { comments, settings } from '@/db/schema'
import { changeByHand } from '@/db/test-by-hand'
import { testDatabase } from '@/db/test-database'
import { checkRecord } from '@/domain/care/record-check'
import { release } from '@/domain/publishing/releases'
import { record } from '@/domain/staff/audit'
import { got, post, someone } from '@/domain/testing/newsroom'
import { removeTranslationService, saveSetting } from './save-setting'

const now = 1_000_000

test('a draft with passages of a machine that nobody checked gets a comment; what readers have, and what was checked, none', async () => {
  testDatabase()
  const editor = await someone()
  const [draft, checked, live] = [await post(editor), await post(editor), await post(editor, { title: 'Live' })]
  got(await release(editor, live, now))
  const folder = isPostgres ? migrationFolders.postgres : migrationFolders.sqlite
  const row = ({ entryId }: { entryId: number }, at: number, signedBy: number | null) =>
    `insert into machine_drafts values (${entryId}, ${at}, ${signedBy});`
  await changeByHand(`create table machine_drafts (entry_id bigint, at bigint, signed_by bigint);
    ${row(draft, 5, null)} ${row(draft, 7, null)} ${row(checked, 5, editor.id)} ${row(live, 5, null)}
    ${readFileSync(join(folder, '0007_drafts.sql'), 'utf8')}`)
  const { entryId, revisionId } = draft
  const text = expect.stringMatching(/^Paragraphs of this text were drafted by a machine/)
  expect(await read().select().from(comments)).toMatchObject([
    { entryId, revisionId, createdAt: 7, text, author: null },
  ])
  got(await release(editor, draft, now))
})

test('the service of an earlier build is removed by an act, so that the record does not call it tampering', async () => {
  testDatabase()
  const admin = await someone('admin')
  await write(async (tx) => {
    await saveSetting(tx, 'machineTranslation', { address: 'https://t.example', sealedKey: 'x' })
    await record(tx, admin, { verb: 'named a translation service', detail: { host: 't.example' } }, now)
  })
  await removeTranslationService(now)
  expect(await read().$count(settings)).toBe(0)
  const problems = async () => (await checkRecord()).problems.slice(0, -1)
  expect(await problems()).toEqual([])
  await removeTranslationService(now)
})
