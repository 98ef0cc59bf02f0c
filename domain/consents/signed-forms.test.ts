import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { desc } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { erasingMark } from '@/db/erasing'
import { isPostgres } from '@/db/kit'
import { rewriteErased } from '@/db/rewrite'
import { audit, consents } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { env } from '@/lib/process/env'
import { parseRecipient } from '@/lib/sealed/seal'
import { actsOfConsent } from '@/domain/desk/consent-history'
import { consentFor } from '@/domain/testing/consents'
import { got, post, someone } from '@/domain/testing/newsroom'
import { findConsent, listConsents } from './consent-lists'
import { consentColumns, textNeedsOf } from './needs'
import { revokeConsent } from './consents'
import { findSignedForm, saveSignedForm, readSignedForm, removeSignedForm } from './signed-forms'

let identity: string
let recipient: string
let dataDir: string
beforeAll(async () => {
  identity = await generateIdentity()
  recipient = await identityToRecipient(identity)
})
beforeEach(() => {
  dataDir = testDatabase()
  env().formRecipient = parseRecipient(recipient)
})
afterEach(() => void (env().formRecipient = undefined))

/** The beginnings of a PDF, a JPEG and a PNG, each with unique bytes. */
const scans = {
  pdf: Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(50_000)]),
  jpeg: Buffer.concat([Buffer.from('ffd8ffe000104a46494600', 'hex'), randomBytes(50_000)]),
  png: Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d494844520000000a0000000a0802000000025058ea0000c35049444154', 'hex'),
    randomBytes(50_000),
  ]),
}
const keep = async (who: Awaited<ReturnType<typeof someone>>, consentId: number, form: Buffer, now = 5) =>
  saveSignedForm(who, { consentId, source: Readable.from([form.subarray(0, 20_000), form.subarray(20_000)]) }, now)

async function opened(sealed: Buffer) {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return Buffer.from(await decrypter.decrypt(new Uint8Array(sealed)))
}

/** Returns whether the data directory contains these bytes, or their Base64. */
function isFound(needle: Buffer) {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  // Whole groups of three: where they begin in the text decides how they look.
  const needles = [needle, ...[0, 1, 2].map((from) => Buffer.from(needle.subarray(from, from + 30).toString('base64')))]
  return files.some((file) => {
    const bytes = readFileSync(join(file.parentPath, file.name))
    return needles.some((one) => bytes.includes(one))
  })
}

test.each(Object.entries(scans))(
  'a %s is given back by the secret key alone, and stands nowhere in the data',
  async (_, scan) => {
    const editor = await someone()
    const consentId = await consentFor(editor, {}, 1)
    const kept = got(await keep(editor, consentId, scan))
    const sealed = (await readSignedForm(editor, consentId))!
    expect(String(sealed.subarray(0, 21))).toBe('age-encryption.org/v1')
    expect((await opened(sealed)).equals(scan)).toBe(true)
    expect(kept).toEqual({ bytes: sealed.length, keptAt: 5 })
    expect(await findSignedForm(editor, consentId)).toEqual(kept)
    expect(isFound(scan.subarray(30_000, 30_040))).toBe(false)
    // The search works: it finds sealed bytes, unless the rows are in PostgreSQL.
    expect(isFound(sealed.subarray(30_000, 30_040))).toBe(!isPostgres)
  },
)

test('another scan takes its place; what was replaced or removed goes from the database file too', async () => {
  const editor = await someone()
  const consentId = await consentFor(editor, {}, 1)
  got(await keep(editor, consentId, scans.pdf))
  const first = (await readSignedForm(editor, consentId))!
  got(await keep(editor, consentId, scans.png, 7))
  const second = (await readSignedForm(editor, consentId))!
  expect((await opened(second)).equals(scans.png)).toBe(true)
  expect((await findSignedForm(editor, consentId))!.keptAt).toBe(7)
  // Each of both asks for the file to be written anew.
  expect(erasingMark()).toBeDefined()
  expect(await rewriteErased()).toBe(true)
  got(await removeSignedForm(editor, consentId, 8))
  expect([await readSignedForm(editor, consentId), await findSignedForm(editor, consentId)]).toEqual([
    undefined,
    undefined,
  ])
  expect(await removeSignedForm(editor, consentId, 9)).toMatchObject({ ok: false })
  expect(erasingMark()).toBeDefined()
  expect(await rewriteErased()).toBe(true)
  expect([first, second].map((sealed) => isFound(sealed.subarray(30_000, 30_040)))).toEqual([false, false])
})

test('what is no form, too large or empty is refused in words, and so is everything without a key', async () => {
  const editor = await someone()
  const consentId = await consentFor(editor, {}, 1)
  const why = async (form: Buffer, id = consentId) => {
    const result = await keep(editor, id, form)
    return result.ok ? 'kept' : result.problems[0]!.message
  }
  const wrong = 'A form is a PDF, or a picture of it as JPEG or PNG.'
  expect(await why(Buffer.from('MZ program'))).toBe(wrong)
  expect(await why(Buffer.from('GIF89a of something'))).toBe(wrong)
  expect(await why(Buffer.alloc(0))).toBe('The file is empty.')
  const large = (bytes: number) => Buffer.concat([scans.pdf, Buffer.alloc(bytes - scans.pdf.length)])
  expect(await why(large(10_000_001))).toBe('The form is larger than 10 MB, the most that can be kept.')
  expect(await why(scans.pdf, 999)).toBe('This consent no longer exists.')
  expect(await why(large(10_000_000))).toBe('kept')
  got(await revokeConsent(editor, { consentId }, 6))
  expect(await why(scans.pdf)).toBe('This consent was revoked. Record a new one instead.')
  env().formRecipient = undefined
  expect(await why(scans.pdf)).toMatch(/^This site has no key/)
  expect((await opened((await readSignedForm(editor, consentId))!)).length).toBe(10_000_000)
})

test('who may not manage consents keeps and removes none, and who may not read them gets none', async () => {
  const [editor, contributor] = [await someone(), await someone('contributor')]
  const consentId = await consentFor(editor, {}, 1)
  await expect(keep(contributor, consentId, scans.pdf)).rejects.toThrow('may not manageConsents')
  await expect(removeSignedForm(contributor, consentId, 1)).rejects.toThrow('may not manageConsents')
  await expect(readSignedForm(contributor, consentId)).rejects.toThrow('may not readConsents')
})

test('nothing that reads consents reads the form, and the record has the number of the consent alone', async () => {
  const editor = await someone()
  const { entryId, revisionId } = await post(editor)
  const consentId = await consentFor(editor, { entryIds: [entryId] }, 1)
  got(await keep(editor, consentId, scans.pdf))
  expect(Object.keys(consentColumns)).not.toContain('signedForm')
  const found = [
    await listConsents(editor, {}, 9),
    await findConsent(editor, consentId, 9),
    await textNeedsOf(read(), { entryId, revisionId }),
  ]
  expect(JSON.stringify(found)).not.toContain('signedForm')
  expect(JSON.stringify(found).length).toBeLessThan(5_000)
  const acts = await read().select().from(audit).orderBy(desc(audit.id)).limit(1)
  expect(acts).toMatchObject([{ verb: 'kept a signed form', by: editor.id, detail: { consent: consentId } }])
  expect((await actsOfConsent(editor, consentId)).map(({ verb }) => verb)).toContain('kept a signed form')
  expect(await read().$count(consents)).toBe(1)
})
