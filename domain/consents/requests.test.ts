import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { ownNotices } from '@/domain/notices/notices'
import { consentFor, lookedAt, newestOf } from '@/domain/testing/consents'
import { got, post, savedAgain, someone } from '@/domain/testing/newsroom'
import { picture } from '@/domain/testing/uploads'
import { release } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { declarePeople } from './marks'
import { askColleague, colleaguesFor } from './requests'
import { textsUnder } from './texts-under'

const now = Date.UTC(2026, 0, 1, 2)
const day = 86_400_000
let author: Actor
let editor: Actor

beforeEach(async () => {
  testDatabase()
  author = await someone('contributor', 'Ana')
  editor = await someone('editor', 'Edi')
})

const kindsOf = async (who: Actor) => (await ownNotices(who)).items.map(({ kind }) => kind)

test('a colleague is told once of one text, of the consent and of the check each', async () => {
  const { entryId } = await post(author, { title: 'Hers' }, now)
  const request = { entryId, staffId: editor.id! }
  got(await askColleague(author, { ...request, what: 'check' }, now))
  got(await askColleague(author, { ...request, what: 'check' }, now + 1))
  got(await askColleague(author, { ...request, what: 'consent' }, now + 2))
  expect(await kindsOf(editor)).toEqual(['consent asked', 'check asked'])
})

test('nobody asks themselves, who wrote the text, or somebody who may not', async () => {
  const { entryId } = await post(editor, { title: 'Theirs' }, now)
  const other = await someone('editor', 'Oli')
  const who = async (asker: Actor, staffId: number) =>
    (await askColleague(asker, { entryId, what: 'check', staffId }, now)).ok
  expect(await who(editor, editor.id!)).toBe(false)
  expect(await who(other, editor.id!)).toBe(false)
  expect(await who(editor, author.id!)).toBe(false)
  const ownConsent = { entryId, what: 'consent' as const, staffId: editor.id! }
  expect((await askColleague(editor, ownConsent, now)).ok).toBe(false)
  expect(await who(editor, other.id!)).toBe(true)
  expect(await colleaguesFor(other.id, { entryId, author: editor.id })).toMatchObject({
    consent: [{ name: 'Edi' }],
    check: [],
  })
  await expect(askColleague(author, { entryId, what: 'check', staffId: other.id! }, now)).rejects.toMatchObject({
    name: 'NotPermitted',
  })
})

test('what readers would lose by revoking is what they have and will have under it, and nothing else', async () => {
  const other = await someone('editor', 'Oli')
  const [live, later, draft] = [
    await post(editor, { title: 'Live', slug: 'live' }, now),
    await post(editor, { title: 'Later', slug: 'later' }, now),
    await post(editor, { title: 'Draft', slug: 'draft' }, now),
  ]
  const entryIds = [live, later, draft].map(({ entryId }) => entryId)
  for (const entryId of entryIds) got(await declarePeople(editor, { entryId, people: 'at risk' }, now))
  const { id: mediaId, lineage } = await picture(editor, 'face.png', { now })
  const covers = ['words' as const, 'picture' as const]
  const consentId = await consentFor(editor, { covers, entryIds, lineages: [lineage] }, now)
  for (const entryId of entryIds) await lookedAt(other, entryId, now)
  got(await release(editor, await newestOf(live.entryId), now))
  got(await release(editor, { ...(await newestOf(later.entryId)), at: now + day }, now))
  // Set for later too, it is named once.
  const again = await savedAgain(editor, live, { title: 'Live', slug: 'live', summary: 'More.' }, now + 1)
  await lookedAt(other, live.entryId, now + 1)
  got(await release(editor, { ...again, at: now + day }, now + 1))
  // Readers have its newer text, which shows the picture no more.
  const pictured = { title: 'Pictured', slug: 'pictured', lead: { mediaId, alt: 'A market' } }
  const first = await post(editor, pictured, now)
  got(await release(editor, first, now))
  const second = await savedAgain(editor, first, { title: 'Pictured', slug: 'pictured' }, now + 1)
  expect(await textsUnder(editor, consentId, now + 1)).toContainEqual(expect.objectContaining({ title: 'Pictured' }))
  got(await release(editor, second, now + 1))
  expect(await textsUnder(editor, consentId, now + 1)).toEqual([
    { entryId: live.entryId, title: 'Live', is: 'live', path: '/2026/01/live' },
    { entryId: later.entryId, title: 'Later', is: 'scheduled', path: '/2026/01/later' },
  ])
  await expect(textsUnder(author, consentId, now)).rejects.toMatchObject({ name: 'NotPermitted' })
})
