import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { closeDatabase, openDatabase, read, write } from '@/db/connection'
import { audit, fingerprints } from '@/db/schema'
import { changeByHand, rememberHighest } from '@/db/test-by-hand'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { sha256 } from '@/lib/keys/random'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { saveDraft } from '@/domain/writing/drafts'
import { cancelRelease } from '@/domain/publishing/scheduled'
import { checkRecord } from './record-check'
import { headOfRecord, recordContainsHead, saveHead } from '@/domain/staff/record/record-head'
import { release, withdraw } from '@/domain/publishing/releases'
import { remarkRevision } from '@/domain/writing/revisions'
import { newsroom } from '@/domain/testing/archive'
import { content, createEntry, got, post, text } from '@/domain/testing/newsroom'
import { eraseEntry, trashEntry } from '@/domain/entries/trash'

const now = Date.UTC(2026, 10, 26, 9)
const day = 86_400_000
let folder: string
let editor: Actor
let published: { entryId: number; revisionId: number; releaseId: number }

/** An archive in which most kinds of acts have happened, whole as it is. */
beforeEach(async () => {
  folder = testDatabase()
  const { publish, ...people } = await newsroom()
  editor = people.editor
  published = await publish('2026-11-02', { title: 'Opening', body: text('The exact words.') })
  const second = await publish('2026-11-03', { title: 'Second' })
  got(await withdraw(editor, { entryId: second.entryId, reason: 'error', explanation: 'Wrong.', at: now + day }, now))
  got(await release(editor, await post(editor, { title: 'Later' }, now), now))
  got(await remarkRevision(editor, { ...published, remark: 'as sent' }, now))
  const scheduled = await post(editor, { title: 'Scheduled' }, now)
  const set = got(await release(editor, { ...scheduled, at: now + day }, now))
  got(await cancelRelease(editor, set.releaseId, now))
  await saveHead()
  expect(await problems()).toEqual([])
})

async function problems() {
  const { problems } = await checkRecord()
  return problems.slice(0, -1)
}

/** Changes the database as somebody does who has the file. */
function byHand(change: (db: Database.Database) => void) {
  const db = new Database(join(folder, 'gazette.db'))
  change(db)
  db.close()
}

test('a changed act is found', async () => {
  await changeByHand("update audit set verb = 'withdrawn' where number = 4")
  expect(await problems()).toEqual([expect.stringMatching(/^Entry 4, of .*, is not what was written then/)])
})

test('an act that was deleted from the middle is found', async () => {
  await changeByHand('delete from audit where number = 4')
  expect(await problems()).toContain('Entry 4 is missing: its row was deleted.')
})

test('two acts that changed places are found', async () => {
  await changeByHand(`update audit set number = -1 where number = 4; update audit set number = 4 where number = 5;
    update audit set number = 5 where number = -1`)
  expect(await problems()).not.toEqual([])
})

testOfSqlite('two acts whose words changed places are found', async () => {
  byHand((db) => {
    const words = (number: number) =>
      db.prepare('select verb, at, detail, entry_id from audit where number = ?').get(number)
    const put = db.prepare(
      'update audit set verb = @verb, at = @at, detail = @detail, entry_id = @entry_id where number = @number',
    )
    const [four, five] = [words(4) as object, words(5) as object]
    put.run({ ...four, number: 5 })
    put.run({ ...five, number: 4 })
  })
  expect(await problems()).toHaveLength(2)
})

test('acts cut off the end are found: the database remembers, and so does the head that was kept', async () => {
  await changeByHand('delete from audit where number > 5; delete from fingerprints where act > 5')
  const sentences = await problems()
  expect(sentences).toContain('Rows after entry 5 were deleted: the database remembers that there were more.')
  await rememberHighest('audit', 5)
  expect(await problems()).toContainEqual(
    expect.stringMatching(/^Entry \d+, of .*, was in the site history once and is not there/),
  )
})

test('acts cut off the end are found by a head that was noted', async () => {
  const head = (await headOfRecord())!
  expect(await recordContainsHead(head)).toBe(true)
  await changeByHand('delete from audit where number > 5')
  expect(await recordContainsHead(head)).toBe(false)
})

testOfSqlite('a chain that was computed anew without the key is found', async () => {
  byHand((db) => {
    db.exec('update audit set at = at - 1 where number = 3')
    const rows = db.prepare('select * from audit order by id').all() as Record<string, unknown>[]
    let before = ''
    for (const row of rows) {
      before = sha256(JSON.stringify([before, row.at, row.by, row.verb, row.entry_id, JSON.parse(String(row.detail))]))
      db.prepare('update audit set hash = ? where id = ?').run(before, row.id)
    }
  })
  expect((await problems()).length).toBeGreaterThan(5)
})

testOfSqlite(
  'a chain that was computed anew and made to look as if it were from before there was a key is found',
  async () => {
    byHand((db) => {
      db.exec('update audit set key = null, number = null; delete from fingerprints')
      const rows = db.prepare('select * from audit order by id').all() as Record<string, unknown>[]
      let before = ''
      for (const row of rows) {
        before = sha256(
          JSON.stringify([before, row.at, row.by, row.verb, row.entry_id, JSON.parse(String(row.detail))]),
        )
        db.prepare('update audit set hash = ? where id = ?').run(before, row.id)
      }
    })
    await write((tx) => record(tx, { id: null }, { verb: 'next' }, now))
    expect(await problems()).toContainEqual(
      expect.stringMatching(/the site history began a new section by itself: entries that had been signed/),
    )
  },
)

test('a changed text of a released revision is found, and what is said of it names the entry and the act', async () => {
  await changeByHand(
    `update revisions set body_html = replace(body_html, 'exact', 'other') where id = ${published.revisionId}`,
  )
  expect(await problems()).toEqual([
    expect.stringMatching(/^The released text in revision \d+ of text \d+ is not what entry \d+, of .*, wrote/),
  ])
})

test('a file taken away from a released text, or a topic given to it, is found', async () => {
  await changeByHand(`insert into revision_terms values (${published.revisionId}, 1)`)
  expect(await problems()).toHaveLength(1)
})

test('a release whose moment or address was moved is found', async () => {
  for (const change of ['goes_live_at = goes_live_at - 1', "path = '/elsewhere'"]) {
    await changeByHand(`update releases set ${change} where id = ${published.releaseId}`)
    expect(await problems()).toEqual([expect.stringMatching(/^Release \d+ of text \d+ is not what entry \d+/)])
  }
})

test('a release that was moved by hand stays found, whatever the desk does with it afterwards', async () => {
  const draft = await post(editor, { title: 'Set' }, now)
  const set = got(await release(editor, { ...draft, at: now + day }, now))
  await changeByHand(`update releases set goes_live_at = ${now + 3 * day} where id = ${set.releaseId}`)
  got(await cancelRelease(editor, set.releaseId, now))
  expect(await problems()).toEqual([expect.stringMatching(/^Release \d+ of text \d+ is not what entry \d+/)])
})

test('a text that was changed by hand stays found after it got a name', async () => {
  await changeByHand(`update revisions set summary = 'Other' where id = ${published.revisionId}`)
  got(await remarkRevision(editor, { ...published, remark: 'final' }, now))
  expect(await problems()).toHaveLength(1)
})

test('a deleted release is found, and so is one that was put in', async () => {
  await changeByHand(`delete from releases where id = ${published.releaseId}`)
  expect(await problems()).toEqual([expect.stringMatching(/^Release \d+ of text \d+ is gone, and no entry deleted it/)])
  const other = await testArchive()
  await changeByHand(`insert into releases (entry_id, revision_id, goes_live_at, path, dated, created_at)
    values (${other.entryId}, ${other.revisionId}, 0, '/x', 0, 0)`)
  expect(await problems()).toContainEqual(
    expect.stringMatching(/^Release \d+ of text \d+ is there, and no entry wrote it/),
  )
})

async function testArchive() {
  folder = testDatabase()
  const { publish } = await newsroom()
  return publish('2026-11-02', {})
}

test('hashes that belong to no act are found, and cannot make a changed text true', async () => {
  await changeByHand(`update revisions set summary = 'Other' where id = ${published.revisionId};
    insert into fingerprints select kind, subject, 9999, hash, salt from fingerprints limit 1`)
  const sentences = await problems()
  expect(sentences).toContain('Hashes of releases or texts were put in that belong to no entry.')
  expect(sentences).toContainEqual(expect.stringMatching(/^The released text/))
})

testOfSqlite('an older database in the place of a newer one is found', async () => {
  const older = join(folder, 'older.db')
  byHand((db) => db.pragma('wal_checkpoint(truncate)'))
  copyFileSync(join(folder, 'gazette.db'), older)
  await write((tx) => record(tx, { id: null }, { verb: 'later' }, now))
  await saveHead()
  closeDatabase()
  byHand((db) => db.pragma('wal_checkpoint(truncate)'))
  copyFileSync(older, join(folder, 'gazette.db'))
  openDatabase(folder)
  expect(await problems()).toEqual([expect.stringMatching(/an older database was put in the place of a newer one/)])
  await saveHead()
  expect(await problems(), 'what was kept stays as evidence').toHaveLength(1)
})

test('what is erased leaves no hash that words could be tried against, and the record is whole', async () => {
  const draft = await post(editor, { title: 'A name' }, now)
  const set = got(await release(editor, { ...draft, at: now + day }, now))
  got(await cancelRelease(editor, set.releaseId, now))
  got(await trashEntry(editor, draft.entryId, now))
  got(await eraseEntry(editor, draft.entryId, now))
  const rows = (await read().select().from(fingerprints).orderBy(fingerprints.act)).filter(
    ({ subject, kind }) => kind === 'revision' && subject === draft.revisionId,
  )
  expect(rows.map(({ hash, salt }) => [hash === null, salt])).toEqual([
    [false, null],
    [true, null],
  ])
  expect(await problems()).toEqual([])
})

test('drafts may be saved, erased and saved again: the record says nothing of texts that nobody released', async () => {
  const before = await read().$count(fingerprints)
  const draft = got(await createEntry(editor, { kind: 'post', language: 'en', session: 's', content: content() }, now))
  got(
    await saveDraft(
      editor,
      { entryId: draft.entryId, base: draft, session: 's', content: content({ title: 'B' }) },
      now,
    ),
  )
  expect(await read().$count(fingerprints)).toBe(before)
  expect(await read().$count(audit)).toBeGreaterThan(0)
  expect(await problems()).toEqual([])
})
