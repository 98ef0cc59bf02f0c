import { afterEach, beforeEach, expect, test } from 'vitest'
import { asc, eq } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { audit, entries, machineDrafts } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { json, testService, translates } from '@/lib/translation-service/test-service'
import { draftKey } from '@/domain/content/checks/translation/draft-key'
import { comparableText } from '@/domain/content/checks/translation/passages'
import { declarePeople } from '@/domain/consents/marks'
import { release } from '@/domain/publishing/releases'
import { got, post, savedAgain, someone } from '@/domain/testing/newsroom'
import { nameService } from '@/domain/testing/translation-service'
import { copyEntry } from './copies'
import { signDrafts, unsignedDrafts } from './draft-marks'
import { findDraft, saveDraft } from './drafts'
import { draftPassages, machineTranslationOf } from './machine-drafts'
import { originalBeside } from './original-beside'
import { beginTranslation } from './translations'

const now = 1_000_000
const paragraphs = (...words: string[]) => ({
  type: 'doc',
  content: words.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})
const words = { title: 'Officials meet', summary: 'What was agreed.', body: paragraphs('Five met.', 'They go on.') }

type Person = Awaited<ReturnType<typeof someone>>
let editor: Person
let admin: Person
let service: Awaited<ReturnType<typeof testService>>
beforeEach(async () => {
  testDatabase()
  editor = await someone()
  admin = await someone('admin')
  service = await testService()
})
afterEach(() => service.close())

const name = (more: object = {}) => nameService(admin, service, now, more)

async function copied(more: object = {}) {
  const english = await post(editor, { ...words, ...more }, now)
  return { english, khmer: got(await beginTranslation(editor, { entryId: english.entryId, language: 'km' }, now + 1)) }
}

const keysOf = async (entryId: number) => (await originalBeside(editor, entryId))!.passages.map(({ key }) => key)

/** A translation that is a machine's draft all through, saved as its editor saves it. */
async function drafted() {
  got(await name())
  const { khmer } = await copied()
  const { entryId } = khmer
  const made = got(await draftPassages(editor, { entryId, keys: await keysOf(entryId) }, now + 2))
  const { content } = (await findDraft(editor, entryId))!
  const other = (text: string) => `ប្រែ ${text}`
  const whole = {
    ...content,
    title: other(words.title),
    summary: other(words.summary),
    body: paragraphs('ប្រែ Five met.', 'ប្រែ They go on.'),
  }
  return { entryId, made, whole, saved: await savedAgain(editor, khmer, whole, now + 3) }
}

const acts = async () =>
  await read().select({ verb: audit.verb, by: audit.by, detail: audit.detail }).from(audit).orderBy(asc(audit.id))

test('while no service is named there is nothing to draft with, and nothing is asked', async () => {
  const { khmer } = await copied()
  expect(await machineTranslationOf(editor, khmer.entryId)).toEqual({ unsigned: [] })
  const refusal = await draftPassages(editor, { ...khmer, keys: await keysOf(khmer.entryId) }, now)
  expect(JSON.stringify(refusal)).toContain('No service for machine translation is named')
  expect(service.requests).toEqual([])
})

test('the words of the original are sent, by their keys and to the named host; it is in the record', async () => {
  const { entryId, made } = await drafted()
  expect(service.texts).toEqual(['Officials meet', 'What was agreed.', 'Five met.', 'They go on.'])
  expect(made.map((one) => one.is)).toEqual(['drafted', 'drafted', 'drafted', 'drafted'])
  const [act] = (await acts()).filter(({ verb }) => verb === 'sent words to the translation service')
  expect(act).toMatchObject({ by: editor.id, detail: { passages: 4 } })
  expect(await machineTranslationOf(editor, entryId)).toMatchObject({ host: new URL(service.address).host })
  const unknown = await draftPassages(editor, { entryId, keys: ['never was'] }, now)
  expect(unknown).toMatchObject({ ok: false })
  expect(service.requests).toHaveLength(1)
})

test('no draft is published, now or later, before each is signed; who signed is in the record', async () => {
  const { entryId, saved } = await drafted()
  for (const at of [undefined, now + 10_000]) {
    const refusal = await release(editor, { ...saved, at }, now + 4)
    expect(JSON.stringify(refusal)).toContain('4 paragraphs are a machine’s drafts')
  }
  const [first, ...rest] = await unsignedDrafts(read(), entryId)
  got(await signDrafts(editor, { entryId, keys: rest, isSigned: true }, now + 5))
  expect(JSON.stringify(await release(editor, saved, now + 6))).toContain('1 paragraph is a machine’s draft')
  got(await signDrafts(editor, { entryId, keys: [first!], isSigned: true }, now + 7))
  got(await signDrafts(editor, { entryId, keys: [first!], isSigned: false }, now + 8))
  expect(await release(editor, saved, now + 9)).toMatchObject({ ok: false })
  expect(got(await signDrafts(admin, { entryId, keys: [first!], isSigned: true }, now + 10))).toEqual({ unsigned: [] })
  expect(await release(editor, saved, now + 11)).toMatchObject({ ok: true })
  const signed = (await acts()).filter(({ verb }) => verb.startsWith('signed'))
  expect(signed.map(({ by, detail }) => [by, detail])).toEqual([
    [editor.id, { passages: 3 }],
    [editor.id, { passages: 1 }],
    [admin.id, { passages: 1 }],
  ])
})

test('changing the words of a draft is not signing it, whoever changes them and however often', async () => {
  const { entryId, saved, whole } = await drafted()
  const keys = (await unsignedDrafts(read(), entryId)).filter(
    (key) => key !== draftKey(comparableText('ប្រែ Five met.')),
  )
  got(await signDrafts(editor, { entryId, keys, isSigned: true }, now + 4))
  let last = saved
  for (const [n, sentence] of ['ប្រែ Six met.', 'មន្ត្រី', 'មន្ត្រីប្រាំនាក់បានជួបគ្នា។'].entries()) {
    const body = paragraphs(sentence, 'ប្រែ They go on.')
    last = await savedAgain(n === 1 ? admin : editor, last, { ...whole, body }, now + 5 + n)
    expect(JSON.stringify(await release(editor, last, now + 20))).toContain('1 paragraph is a machine’s draft')
  }
  // The machine's words come back by an older text: they are still its.
  last = await savedAgain(editor, last, whole, now + 30)
  expect(await release(editor, last, now + 31)).toMatchObject({ ok: false })
  const key = draftKey(comparableText('ប្រែ Five met.'))
  got(await signDrafts(editor, { entryId, keys: [key], isSigned: true }, now + 32))
  // Text that a person changes in words that were signed is theirs.
  last = await savedAgain(editor, last, { ...whole, body: paragraphs('ខ្ញុំ', 'ប្រែ They go on.') }, now + 33)
  expect(await release(editor, last, now + 34)).toMatchObject({ ok: true })
})

test('a draft that is undone is the original again, and what a person then writes is theirs', async () => {
  const { entryId, saved, whole } = await drafted()
  const undone = await savedAgain(editor, saved, { ...whole, ...words }, now + 4)
  expect(JSON.stringify(await release(editor, undone, now + 5))).not.toContain('machine')
  const own = { ...whole, title: 'មួយ', summary: 'ពីរ', body: paragraphs('បី', 'បួន') }
  const written = await savedAgain(editor, undone, own, now + 6)
  expect(await release(editor, written, now + 7)).toMatchObject({ ok: true })
  expect(await read().$count(machineDrafts, eq(machineDrafts.entryId, entryId))).toBe(4)
})

test('a copy of a draft is one too', async () => {
  const { entryId } = await drafted()
  const copy = got(await copyEntry(editor, entryId, now + 4))
  expect(JSON.stringify(await release(editor, copy, now + 5))).toContain('3 paragraphs are a machine’s drafts')
})

test('words about people at risk never leave, and others wait until somebody has said whom they are about', async () => {
  got(await name())
  const marked = await copied()
  got(await declarePeople(editor, { entryId: marked.english.entryId, people: 'at risk' }, now + 2))
  const { entryId } = marked.khmer
  const keys = await keysOf(entryId)
  for (const who of [editor, admin])
    expect(JSON.stringify(await draftPassages(who, { entryId, keys }, now + 3))).toContain('never sent')
  const maybe = await copied()
  await write(async (tx) => void (await tx.update(entries).set({ people: null })))
  const asked = { entryId: maybe.khmer.entryId, keys: await keysOf(maybe.khmer.entryId) }
  expect(JSON.stringify(await draftPassages(editor, asked, now + 4))).toContain('Say first whom this text is about')
  expect(service.requests).toEqual([])
  got(await declarePeople(editor, { entryId: asked.entryId, people: 'nobody' }, now + 5))
  expect(await draftPassages(editor, asked, now + 6)).toMatchObject({ ok: true })
})

test('whoever may not write the translation can neither draft nor sign, and sees no host', async () => {
  const { entryId } = await drafted()
  const contributor = await someone('contributor')
  const keys = await keysOf(entryId)
  await expect(draftPassages(contributor, { entryId, keys }, now)).rejects.toThrow(/may not/)
  await expect(signDrafts(contributor, { entryId, keys, isSigned: true }, now)).rejects.toThrow(/may not/)
  await expect(machineTranslationOf(contributor, entryId)).rejects.toThrow(/may not/)
})

test('one request at a time for each text; a refusal of the service leaves the text open for the next', async () => {
  got(await name())
  const { khmer } = await copied()
  const { entryId } = khmer
  const keys = await keysOf(entryId)
  let answer = () => {}
  service.become((res) => void (answer = () => json(res, { error: 'Slow down' }, 429)))
  const first = draftPassages(editor, { entryId, keys }, now)
  await expect.poll(() => service.requests.length).toBe(1)
  expect(JSON.stringify(await draftPassages(editor, { entryId, keys }, now))).toContain('being drafted already')
  const contributor = await someone('contributor')
  await expect(draftPassages(contributor, { entryId, keys }, now)).rejects.toThrow(/may not/)
  answer()
  expect(JSON.stringify(await first)).toContain('Slow down')
  service.become(translates)
  expect(await draftPassages(editor, { entryId, keys }, now)).toMatchObject({ ok: true })
})

test('what comes back unchanged or empty is no draft, and is told', async () => {
  got(await name())
  const { khmer } = await copied()
  service.become((res, { json: sent }) =>
    json(res, { translatedText: sent.q.map((text, n) => (n === 0 ? text : n === 1 ? '…' : 'ប្រែ')) }),
  )
  const made = got(await draftPassages(editor, { entryId: khmer.entryId, keys: await keysOf(khmer.entryId) }, now))
  expect(made.map(({ is }) => is)).toEqual(['same', 'empty', 'drafted', 'drafted'])
  expect(await read().$count(machineDrafts)).toBe(1)
})

test('with an older text laid beside a newer one nothing is signed by chance', async () => {
  const { entryId, whole, saved } = await drafted()
  const body = paragraphs('ប្រែ Five met, and more.', 'ប្រែ They go on.')
  await savedAgain(admin, saved, { ...whole, body }, now + 4)
  const late = { entryId, base: saved, session: 'late', content: { ...whole, title: 'ថ្មី' }, onTop: true }
  const onTop = got((await saveDraft(editor, late, now + 5)) as never) as typeof saved
  expect(JSON.stringify(await release(editor, onTop, now + 6))).toContain('4 paragraphs are a machine’s drafts')
})
