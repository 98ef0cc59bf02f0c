import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { settings } from '@/db/schema'
import { changeByHand } from '@/db/test-by-hand'
import { testDatabase } from '@/db/test-database'
import { checkRecord } from '@/domain/care/record-check'
import { forbidNames } from '@/domain/consents/forbidden-names'
import { changeSettings } from '@/domain/site/settings'
import { changeOwnAccount } from '@/domain/staff/accounts'
import type { Actor } from '@/domain/staff/actor'
import { beginNewSection, record } from '@/domain/staff/audit'
import { changeRole } from '@/domain/staff/staff'
import { readyEntry } from '@/domain/testing/consents'
import { got, someone } from '@/domain/testing/newsroom'

const now = Date.UTC(2026, 10, 26, 9)
let editor: Actor

beforeEach(async () => {
  testDatabase()
  editor = await someone()
})

/** Without the sentence about what to do. */
async function problems() {
  const { problems } = await checkRecord()
  return problems.slice(0, -1)
}

test('a role, a consent, a mark, a check, a setting or a key that was changed by hand is found, whatever the desk does afterwards', async () => {
  const [admin, writer] = [await someone('admin'), await someone('contributor')]
  const { entryId, consentId } = await readyEntry({ writer, second: editor }, { title: 'Marked' }, now)
  got(await forbidNames(editor, { consentId, names: ['Zarathustra'] }, now))
  got(await changeSettings(admin, { name: 'An archive' }, now))
  expect(await problems()).toEqual([])
  const changes: [string, RegExp][] = [
    [
      `update staff set role = 'editor' where id = ${writer.id}`,
      /^Account \d+, with its role, password and keys, is not/,
    ],
    [`update consents set ends_at = 9 where id = ${consentId}`, /^Consent \d+, with its links/],
    [`delete from consent_words`, /^Consent \d+, with its links/],
    [`update entries set people = 'nobody' where id = ${entryId}`, /^The mark “people at risk” of a text/],
    [`update harm_checks set hash = 'a' where entry_id = ${entryId}`, /^Check for harm \d+ is not/],
    [`update settings set value = '"Theirs"' where key = 'name'`, /^A setting is not/],
    [
      `insert into recovery_codes (staff_id, hash) values (${editor.id}, 'a')`,
      /^Account \d+, with its role, password and keys, is not/,
    ],
  ]
  const expected: unknown[] = []
  for (const [statement, sentence] of changes) {
    await changeByHand(statement)
    if (!statement.includes('consent_words')) expected.push(expect.stringMatching(sentence))
    expect((await problems()).toSorted(), statement).toEqual(expect.arrayContaining(expected))
  }
  got(await changeSettings(admin, { tagline: 'Of everything' }, now))
  got(await changeOwnAccount(editor, { name: 'Another name', zone: 'UTC' }, now))
  got(await changeRole(admin, { staffId: writer.id!, role: 'admin' }, now))
  expect(await problems()).toHaveLength(expected.length)
})

test('a change between two acts of the first write is stated by the second', async () => {
  await write(async (tx) => {
    await record(tx, editor, { verb: 'first' }, now)
    await tx.insert(settings).values({ key: 'name', value: 'An archive' })
    await record(tx, editor, { verb: 'second' }, now)
  })
  expect(await problems()).toEqual([])
})

test('an archive whose record states no accounts yet is stated whole by the next act', async () => {
  await changeByHand(`delete from fingerprints where kind not in ('release', 'revision')`)
  await beginNewSection(editor, { problems: 0 }, now)
  await someone('admin')
  expect(await problems()).toEqual([])
})
