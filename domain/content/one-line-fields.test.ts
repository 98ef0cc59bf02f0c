import { expect, test } from 'vitest'
import sharp from 'sharp'
import { write } from '@/db/connection'
import { settings } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { changeOwnAccount } from '@/domain/staff/accounts'
import { createBundle } from '@/domain/publishing/bundles'
import { wholeDatabase } from '@/domain/imports/wordpress/test-tables'
import { storeUpload } from '@/domain/files/intake'
import { describeUpload } from '@/domain/files/media-details'
import { makePreviewLink } from '@/domain/publishing/preview-links'
import { siteSettings } from '@/domain/published/site'
import { addRedirect } from '@/domain/addresses/redirects'
import { remarkRevision } from '@/domain/writing/revisions'
import { saveList } from '@/domain/desk/saved-lists'
import { changeSettings } from '@/domain/site/settings'
import { redeemSetupLink } from '@/domain/staff/setup-links'
import { inviteStaff } from '@/domain/staff/staff'
import { createTerm } from '@/domain/entries/terms'
import { got, post, someone } from '@/domain/testing/newsroom'

const bad = 'One\r\nBcc: eve@example.org\u2028\u0000\u001b[2J two'
const good = 'One Bcc: eve@example.org [2J two'

/** Finds rows with a line break or a control character in a single-line text. */
async function brokenRows() {
  return Object.values(await wholeDatabase())
    .flat()
    .filter(hasBreak)
}

function hasBreak(value: unknown): boolean {
  if (typeof value === 'string') return /[\p{Cc}\u2028\u2029]/u.test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasBreak)
}

test('no field of one line takes a break of lines or another control character, whoever sends it', async () => {
  testDatabase()
  const admin = await someone('admin')
  const menu = [{ label: bad, path: '/about' }]
  const translations = { km: { name: bad, tagline: bad, menu: { '/about': bad } } }
  const organisations = [{ name: bad, url: '' }]
  const words = { name: bad, tagline: bad, contact: bad, publisher: bad }
  got(await changeSettings(admin, { ...words, menu, organisations, translations }, 0))
  got(await changeOwnAccount(admin, { name: bad, zone: 'UTC' }, 0))
  const { token } = got(await inviteStaff(admin, { name: bad, email: 'a@example.org', role: 'editor' }, 0))
  got(await redeemSetupLink(token, { name: bad, email: '', passwordHash: 'hash' }, 1))
  got(await createTerm(admin, { kind: 'topic', name: bad, names: { km: bad } }, 0))
  got(await saveList(admin, { name: bad, query: 'q=x' }, 0))
  const mediaId = got(
    await storeUpload(admin, { source: await png(), name: `${bad}.png`, alt: '', keepBoth: true }, 0),
  ).id
  got(await describeUpload(admin, { id: mediaId, changes: { title: bad, credit: bad } }, 0))
  const { entryId, revisionId } = await post(admin, {
    title: bad,
    slug: bad,
    byline: bad,
    contentNote: bad,
    files: [{ mediaId, title: bad, language: null }],
    lead: { mediaId, alt: 'A river', credit: bad },
    publication: {
      type: 'report',
      publishedOn: '2014',
      publisher: bad,
      series: bad,
      authors: [{ name: bad, is: 'person' }],
    },
  })
  got(await remarkRevision(admin, { entryId, revisionId, remark: bad }, 0))
  got(await makePreviewLink(admin, { entryId, label: bad, lasts: 'day' }, 0))
  got(await createBundle(admin, { name: bad }, 0))
  expect(await brokenRows()).toEqual([])
  expect(await siteSettings()).toMatchObject({ ...words, name: good, contact: good, tagline: good, publisher: good })
})

test('an address with a break in it is refused', async () => {
  testDatabase()
  const admin = await someone('admin')
  for (const email of ['a@example.org\r\nBcc: eve@example.org', 'a\u0000@example.org', 'a b@example.org', 'a'])
    expect(await inviteStaff(admin, { name: 'A', email, role: 'editor' }, 0)).toMatchObject({
      problems: [{ field: 'email' }],
    })
  for (const [source, target] of [
    ['/old\r\nx', '/news'],
    ['/old', '/news\r\nx'],
    ['/old%0d%0ax', '/news'],
    ['/old', '/news%0d%0ax'],
  ] as const)
    expect(await addRedirect(admin, { source, target }, 0)).toMatchObject({ ok: false })
  expect(await changeSettings(admin, { menu: [{ label: 'A', path: '/a\nb' }] }, 0)).toMatchObject({ ok: false })
})

test('what was stored with breaks before this rule is read without them', async () => {
  testDatabase()
  await write(async (tx) => void (await tx.insert(settings).values({ key: 'contact', value: bad })))
  expect((await siteSettings()).contact).toBe(good)
})

function png() {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()
}
