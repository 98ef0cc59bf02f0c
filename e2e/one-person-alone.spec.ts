import { max } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries } from '@/db/schema'
import { countReleaseActs } from '@/domain/entries/standing'
import { suggestionsOf } from '@/domain/review/suggestions/open-suggestions'
import { revokeConsent } from '@/domain/consents/consents'
import { forbidNames } from '@/domain/consents/forbidden-names'
import { harmStateOf } from '@/domain/consents/harm-state'
import { declarePeople } from '@/domain/consents/marks'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { exported } from '@/domain/imports/wordpress/test-export'
import { release } from '@/domain/publishing/releases'
import { consentFor, lookedAt, newestOf } from '@/domain/testing/consents'
import { releasesOf } from '@/domain/testing/bundles'
import { corrected, report } from '@/domain/testing/corrected'
import type { ContentInput } from '@/domain/content/content'
import { content, got, post, text } from '@/domain/testing/newsroom'
import { bodyWith, picture } from '@/domain/testing/uploads'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import { randomId } from '@/lib/keys/random'
import { endpoints } from './permissions/build'
import { call } from './permissions/call'
import { sessionFor, someone, type Person } from './support/staff'
import { suggest } from './support/suggesting'
import { expect, test as base } from './support/test'

// An administrator alone, over HTTP, tries to bring words about people at risk to readers that nobody else has checked, and to
// keep them there.

type Answer = { problems?: { message: string }[]; value?: { address: string } }
type Alone = {
  writer: Person
  second: Person
  /** Sends JSON as the administrator; returns the answer, with the sentences of a refusal. */
  send(path: string, json: unknown, method?: string): Promise<Answer & { refusal: string }>
  /** Says as the administrator that nothing in the newest text does harm; returns the refusal. */
  check(entryId: number): Promise<string>
  /** The status that readers get. */
  status(path: string): Promise<number>
}

const test = base.extend<{ alone: Alone }>({
  alone: async ({ server }, use) => {
    const [writer, second] = [await someone('admin', 'Wai'), await someone('editor', 'Sok')]
    const { cookie } = await sessionFor(writer)
    const headers = { cookie, origin: server.url, 'content-type': 'application/json' }
    await use({
      writer,
      second,
      send: async (path, json, method = 'POST') => {
        const [, id] = /^entries\/(\d+)\/(?:release|withdraw)$/.exec(path) ?? []
        const seen = id && (await countReleaseActs(read(), Number(id)))
        const body = JSON.stringify({ ...(json as object), seen })
        const answer = await fetch(`${server.url}/api/desk/${path}`, { method, headers, body })
        const said = (await answer.json()) as Answer
        return { ...said, refusal: said.problems?.map(({ message }) => message).join(' ') ?? '' }
      },
      check: async (entryId) => {
        const { revisionId, hash, questions } = (await harmStateOf(writer.actor, entryId, now()))!
        const form = { ...Object.fromEntries(questions.map(({ key }) => [key, 'safe'])), entryId, revisionId, hash }
        const endpoint = endpoints().get('admin/entries/[id]/harm-check#saveHarmCheck')!
        return (await call({ site: server.url, caller: { is: 'admin', cookie }, endpoint, sample: { form } })).says
      },
      status: async (path) => (await fetch(server.url + path, { redirect: 'manual' })).status,
    })
  },
})

const now = () => Date.now()
const uncheckedWords = /No second person has checked/
const changedSince = /Since somebody checked whether it can do harm, this has changed/
const ownWords =
  'You wrote, suggested or imported words of this text. Somebody else has to check whether it can do harm.'

/** A text about people at risk that readers have, with its consent. */
async function live({ writer, second }: Alone, body: ContentInput['body'] = text('She came home.')) {
  const title = `Hers ${randomId()}`
  const saved = await post(writer.actor, { title, body }, now())
  got(await declarePeople(writer.actor, { entryId: saved.entryId, people: 'at risk' }, now()))
  const reference = `CF-${randomId()}`
  const consentId = await consentFor(second.actor, { reference, entryIds: [saved.entryId] }, now())
  await lookedAt(second.actor, saved.entryId, now())
  const { path } = got(await release(writer.actor, await newestOf(saved.entryId), now()))
  return { ...saved, consentId, path: path! }
}

test('the corrected text of a document of a marked publication', async ({ alone }) => {
  const { id, saved } = await report(alone.writer.actor, { slug: `a-report-${randomId()}`, at: now() })
  got(await declarePeople(alone.writer.actor, { entryId: saved.entryId, people: 'at risk', confirm: true }, now()))
  const correction = await corrected(alone.writer.actor, id)
  expect(
    (await alone.send(`entries/${correction.entryId}/release`, await newestOf(correction.entryId))).refusal,
  ).toMatch(uncheckedWords)
})

test('a text that is published first and marked afterwards', async ({ alone }) => {
  const saved = await post(alone.writer.actor, { title: `First ${randomId()}`, body: text('Her words.') }, now())
  expect((await alone.send(`entries/${saved.entryId}/people`, { people: 'nobody' })).refusal).toBe('')
  expect((await alone.send(`entries/${saved.entryId}/release`, await newestOf(saved.entryId))).refusal).toBe('')
  const { path } = (await releasesOf(saved.entryId))[0]!
  expect(await alone.status(path)).toBe(200)
  const mark = { people: 'at risk' }
  expect((await alone.send(`entries/${saved.entryId}/people`, mark)).refusal).toMatch(/would lose it at once/)
  expect(await alone.status(path)).toBe(200)
  expect((await alone.send(`entries/${saved.entryId}/people`, { ...mark, confirm: true })).refusal).toBe('')
  expect(await alone.status(path)).toBe(410)
})

test('a consent that was revoked, then unlinked, and the mark taken away', async ({ alone, request }) => {
  const { entryId, consentId, path } = await live(alone)
  expect(await alone.status(path)).toBe(200)
  const link = { label: 'A partner', lasts: 'week' }
  const { value } = await alone.send(`entries/${entryId}/preview-links`, link)
  const previewed = async () => (await request.get(value!.address)).status()
  expect(await previewed()).toBe(200)
  got(await revokeConsent(alone.second.actor, { consentId }, now()))
  expect([await alone.status(path), await previewed()]).toEqual([410, 404])
  for (let n = 0; n < 2; n++) {
    await alone.send(`entries/${entryId}/consents`, { act: 'unlink', consentId })
    await alone.send(`entries/${entryId}/people`, { people: 'nobody' })
  }
  expect((await alone.send(`entries/${entryId}/release`, await newestOf(entryId))).refusal).toMatch(/Consent|consent/)
  expect([await alone.status(path), await previewed()]).toEqual([410, 404])
})

test('a note about the change, and a field, after the check', async ({ alone }) => {
  const { entryId, path, ...base } = await live(alone)
  const noted = { ...(await newestOf(entryId)), major: true, note: 'Her village is Ban Kok.' }
  expect((await alone.send(`entries/${entryId}/release`, noted)).refusal).toMatch(uncheckedWords)
  const { content } = (await findDraft(alone.writer.actor, entryId))!
  const changes = { dated: now() - 86_400_000, countries: [] }
  const save = { base, session: 'another window', content: { ...content, ...changes } }
  expect((await alone.send(`entries/${entryId}/draft`, save, 'PUT')).refusal).toBe('')
  expect((await alone.send(`entries/${entryId}/release`, await newestOf(entryId))).refusal).toMatch(changedSince)
  expect(await alone.status(path)).toBe(200)
})

test('the explanation of a withdrawal that names the person', async ({ alone }) => {
  const { entryId, consentId, path } = await live(alone)
  got(await forbidNames(alone.second.actor, { consentId, names: ['Thida'] }, now()))
  const why = { reason: 'request', explanation: 'Thida asked for it.', keepPage: false }
  expect((await alone.send(`entries/${entryId}/withdraw`, why)).refusal).toMatch(uncheckedWords)
  expect(await alone.status(path)).toBe(200)
  expect((await alone.send(`entries/${entryId}/withdraw`, { ...why, explanation: '' })).refusal).toBe('')
  expect(await alone.status(path)).toBe(410)
})

test('words that somebody suggests to an author, and checks once they are accepted', async ({ alone }) => {
  const author = await someone('contributor')
  const saved = await post(author.actor, { title: `Asked ${randomId()}`, body: text('Her words.') }, now())
  const { entryId } = saved
  got(await declarePeople(author.actor, { entryId, people: 'at risk' }, now()))
  await suggest(alone.writer, entryId, { title: 'Asked again', body: 'Her words, and her village.' })
  const { id } = (await suggestionsOf(author.actor, entryId))![0]!
  const words = content({ title: 'Asked again', body: text('Her words, and her village.') })
  const save = { entryId, base: saved, session: 'x', content: words, accepted: [id] }
  got(await saveDraft(author.actor, save, now()))
  expect(await alone.check(entryId)).toBe(ownWords)
})

test('the description of a picture, changed in the library', async ({ alone, server }) => {
  const { id } = await picture(alone.writer.actor)
  const { path } = await live(alone, bodyWith(id))
  expect((await alone.send(`media/${id}/description`, { alt: 'Thida of Ban Kok' })).refusal).toBe('')
  const page = await (await fetch(server.url + path)).text()
  expect(page).toContain('alt="A river"')
  expect(page).not.toContain('Thida')
})

test('an import that one person marks, checks and publishes', async ({ alone }) => {
  const [title, source] = [`Imported ${randomId()}`, `http://${randomId().toLowerCase()}.example`]
  const file = exported([{ id: 1, title, content: '<p>Her words.</p>', status: 'draft' }], undefined, source)
  got(await importWordPress(alone.writer.actor, { files: [file] }, now()))
  const [newest] = await read()
    .select({ id: max(entries.id) })
    .from(entries)
  const entryId = newest!.id!
  got(await declarePeople(alone.writer.actor, { entryId, people: 'at risk' }, now()))
  await consentFor(alone.writer.actor, { reference: `CF-${randomId()}`, entryIds: [entryId] }, now())
  expect(await alone.check(entryId)).toBe(ownWords)
  expect((await alone.send(`entries/${entryId}/release`, await newestOf(entryId))).refusal).toMatch(uncheckedWords)
})
