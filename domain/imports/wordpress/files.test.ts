/** @module-tag thorough */
import { mkdirSync, symlinkSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { imported, media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { installationSecret } from '@/lib/keys/secret'
import { isUsedLive } from '@/domain/files/uses'
import { release } from '@/domain/publishing/releases'
import { makeActor } from '@/domain/staff/actor'
import { got } from '@/domain/testing/newsroom'
import { findDraft } from '@/domain/writing/drafts'
import { answerAt } from '../../published/answers'
import { redirectTarget } from '../../published/redirects'
import { recordingBytes, waveBytes } from '@/domain/testing/recordings'
import { pdfBytes, pictureBytes } from '@/domain/testing/uploads'
import { reportOf } from '../report'
import { beginFilesPage, countUnoffered } from '../unoffered-files'
import { attachment, oldUrl, uploadsWith, type Item } from './test-export'
import { headOfTitle, installation, now, importItems } from './test-import'
import { wholeDatabase } from './test-tables'

let dir = ''
beforeEach(() => {
  dir = testDatabase()
})

test('files come through the same door as any upload, once each; what is missing or refused is listed with who uses it', async () => {
  const uploads = uploadsWith({
    '2014/10/river.png': await pictureBytes({ width: 600 }),
    '2014/10/report.pdf': await pdfBytes('A report.'),
    '2014/10/loose.csv': 'a,b\n1,2\n',
    '2014/10/evil.png': '<script>alert(1)</script>',
    '2014/10/unlisted.png': await pictureBytes(),
  })
  writeFileSync(join(tmpdir(), 'outside.pdf'), await pdfBytes('Outside.'))
  symlinkSync(join(tmpdir(), 'outside.pdf'), join(uploads, 'link.pdf'))
  const at = `${oldUrl}/wp-content/uploads/2014/10`
  const items: Item[] = [
    attachment(10, '2014/10/river.png', {
      title: 'The river',
      parent: 1,
      meta: { _wp_attachment_image_alt: 'A wide river' },
      excerpt: 'At dusk',
    }),
    attachment(11, '2014/10/report.pdf', { title: 'The report' }),
    attachment(12, '2014/10/loose.csv'),
    attachment(13, '2014/10/evil.png'),
    attachment(14, '2014/10/gone.png'),
    attachment(15, '../../etc/passwd'),
    attachment(16, 'link.pdf'),
    {
      id: 1,
      title: 'Illustrated',
      content: `<p><img src="${at}/river-300x200.png" class="wp-image-10"></p><p>Read <a href="${at}/report.pdf">the report</a>.</p>
        <img src="${at}/gone.png" alt="Gone"><img src="${at}/unlisted.png"><p>[gallery ids="10"]</p>`,
      meta: { _thumbnail_id: '10' },
    },
  ]
  const { report } = await importItems(items, { uploads })
  const stored = await read().select().from(media)
  expect(stored.map(({ name }) => name).toSorted()).toEqual(['loose.csv', 'report.pdf', 'river.png', 'unlisted.png'])
  expect(stored.find(({ name }) => name === 'river.png')).toMatchObject({
    alt: 'A wide river',
    caption: 'At dusk',
    origin: 'import',
  })
  const { bodyHtml, entryId } = await headOfTitle('Illustrated')
  const file = stored.find(({ name }) => name === 'report.pdf')!
  expect(bodyHtml).toContain(`href="/files/${file.id}/report.pdf"`)
  expect(bodyHtml).toContain('alt="A wide river"')
  expect((await findDraft(installation, entryId))!.content).toMatchObject({
    files: [{ mediaId: file.id, title: 'The report' }],
    lead: { alt: 'A wide river' },
  })
  expect(await answerAt(`/files/${file.id}/report.pdf`, now)).toEqual({ is: 'here' })
  expect(await redirectTarget({ source: '/wp-content/uploads/2014/10/report.pdf', now })).toBe(
    `/files/${file.id}/report.pdf`,
  )
  expect(await redirectTarget({ source: '/wp-content/uploads/2014/10/river-300x200.png', now })).toMatch(
    /^\/media\/\w+\/\d+\.webp$/,
  )
  expect(report.leftOut).toEqual([
    {
      what: 'A file is not in the folder of uploads.',
      found: expect.toSatisfy(
        (found: { place: string }[]) =>
          found.map(({ place }) => place).join(' ') === '2014/10/gone.png ../../etc/passwd link.pdf',
      ) as unknown,
    },
    { what: 'A file was refused.', found: [expect.objectContaining({ title: 'Text 13' })] },
  ])
  const looks = Object.fromEntries(report.problems.map(({ what, found }) => [what, found.map(({ place }) => place)]))
  expect(looks['A file is missing: the text links to where it was.']).toEqual([`${at}/gone.png`])
  expect(looks['A picture has no description for readers who cannot see it.']).toEqual(['Picture 2 in the text'])
  expect(
    looks['No public text offers this document, so readers cannot have it, nor at its old address, until one does.'],
  ).toEqual([`${at}/loose.csv`])

  const before = await wholeDatabase(['imports', 'audit'])
  const again = await importItems(items, { uploads }, now + 1)
  expect(await wholeDatabase(['imports', 'audit'])).toEqual(before)
  expect(again.report.tally).toMatchObject({ new: 0, changed: 0, conflict: 0, 'left out': 0 })
  expect(readdirSync(mediaRoot())).toHaveLength(4)
})

test('a page begun with the documents that no public text offers brings their old addresses back', async () => {
  const uploads = uploadsWith({
    '2014/10/report.csv': 'c,d\n3,4\n',
    '2014/10/loose.csv': 'a,b\n1,2\n',
    '2014/10/other.csv': 'e,f\n5,6\n',
  })
  const offered = `<p><a href="${oldUrl}/wp-content/uploads/2014/10/report.csv">The report</a></p>`
  await importItems(
    [
      attachment(11, '2014/10/report.csv'),
      attachment(12, '2014/10/loose.csv', { title: 'Loose figures' }),
      attachment(13, '2014/10/other.csv'),
      { id: 1, title: 'One', content: offered },
    ],
    { uploads },
  )
  const old = '/wp-content/uploads/2014/10/loose.csv'
  expect(await countUnoffered(installation, 1, now)).toBe(2)
  const loose = await read().select().from(media).where(eq(media.name, 'loose.csv'))
  const page = got(await beginFilesPage(installation, 1, now))
  const { body } = (await findDraft(installation, page.entryId))!.content
  expect(body).toMatchObject({
    content: [
      { type: 'file', attrs: { mediaId: loose[0]!.id, title: 'Loose figures' } },
      { type: 'file', attrs: { title: 'Text 13' } },
    ],
  })
  expect(await isUsedLive(read(), loose[0]!.id, now)).toBe(false)

  const { entryId, revisionId } = page
  got(await release(installation, { entryId, revisionId }, now))
  expect(await isUsedLive(read(), loose[0]!.id, now)).toBe(true)
  expect(await redirectTarget({ source: old, now })).toContain(loose[0]!.id)
  expect(await countUnoffered(installation, 1, now)).toBe(0)
  expect(await beginFilesPage(installation, 1, now)).toMatchObject({ ok: false })
  const contributor = makeActor({ id: 1, name: 'C', role: 'contributor', zone: 'UTC' })
  await expect(beginFilesPage(contributor, 1, now)).rejects.toThrow()
})

test('sound and films come as files, and are played where they were', async () => {
  const uploads = uploadsWith({
    '2014/10/bells.mp3': recordingBytes('sound.mp3'),
    '2014/10/parade.mp4': recordingBytes('film.mp4'),
    '2014/10/old.wav': waveBytes(),
  })
  const at = `${oldUrl}/wp-content/uploads/2014/10`
  const { report } = await importItems(
    [
      attachment(10, '2014/10/bells.mp3'),
      attachment(11, '2014/10/parade.mp4'),
      attachment(12, '2014/10/old.wav'),
      {
        id: 1,
        title: 'Heard',
        content: `<p>Hear it:</p>[audio mp3="${at}/bells.mp3"]
<!-- wp:video {"id":11} --><figure class="wp-block-video"><video controls src="${at}/parade.mp4"></video><figcaption>The parade</figcaption></figure><!-- /wp:video -->
[audio src="${at}/gone.mp3"]`,
      },
      { id: 2, title: 'Heard long ago', content: `[audio ${at}/bells.mp3|titles=The bells]` },
    ],
    { uploads },
  )
  const stored = await read().select().from(media).orderBy(media.name)
  expect(stored.map(({ name, type }) => [name, type])).toEqual([
    ['bells.mp3', 'audio/mpeg'],
    ['parade.mp4', 'video/mp4'],
  ])
  const { entryId } = await headOfTitle('Heard')
  const { body } = (await findDraft(installation, entryId))!.content as { body: { content: object[] } }
  expect(body.content).toMatchObject([
    { type: 'paragraph' },
    { type: 'file', attrs: { mediaId: stored[0]!.id } },
    { type: 'file', attrs: { mediaId: stored[1]!.id } },
    { type: 'paragraph', content: [{ text: 'The parade' }] },
    { type: 'paragraph' },
  ])
  const long = (await findDraft(installation, (await headOfTitle('Heard long ago')).entryId))!.content
  expect(long.body).toMatchObject({
    content: [{ type: 'file', attrs: { mediaId: stored[0]!.id, title: 'The bells' } }],
  })
  expect(report.leftOut.find(({ what }) => what === 'A file was refused.')?.found).toHaveLength(1)
})

test('a trial writes nothing and says the same as the import does', async () => {
  const uploads = uploadsWith({
    '2014/10/river.png': await pictureBytes(),
    '2014/10/report.csv': 'c,d\n3,4\n',
    '2014/10/loose.csv': 'a,b\n1,2\n',
  })
  const at = `${oldUrl}/wp-content/uploads/2014/10`
  const items: Item[] = [
    attachment(10, '2014/10/river.png'),
    attachment(11, '2014/10/report.csv'),
    attachment(12, '2014/10/loose.csv'),
    attachment(13, '2014/10/gone.png'),
    {
      id: 1,
      title: 'One',
      content: `<p><img src="${at}/river.png"><a href="${at}/report.csv">it</a> <a href="/nowhere/">x</a></p>`,
      terms: ['category news News', 'post_tag a A'],
    },
    { id: 2, type: 'page', slug: 'news' },
    { id: 3, status: 'private', comments: [{ author: 'x', text: 'y' }] },
    { id: 4, type: 'event' },
  ]
  const before = await wholeDatabase()
  mkdirSync(mediaRoot(), { recursive: true })
  installationSecret() // an installation has one from its first start on
  const files = readdirSync(dir, { recursive: true })
  const trial = await importItems(items, { uploads, isTrial: true })
  expect(await wholeDatabase()).toEqual(before)
  expect(readdirSync(dir, { recursive: true })).toEqual(files)
  const real = await importItems(items, { uploads })
  const reported = ({ report }: typeof trial) =>
    JSON.parse(
      JSON.stringify(report, (key, value: unknown) => (/^(entryId|mediaId|path)$/.test(key) ? undefined : value)),
    ) as unknown
  expect(reported(trial)).toEqual(reported(real))
  const [one] = await read().select().from(imported).limit(1)
  expect((await reportOf(installation, one!.importId))!.tally).toEqual(real.report.tally)
})

test('a picture of a gallery that is missing is named only where a folder was given', async () => {
  const items: Item[] = [{ id: 1, title: 'With a gallery', content: '[gallery ids="77,78,79"]' }]
  const isOfGalleries = ({ what }: { what: string }) => /galler/.test(what)
  const without = (await importItems(items, { isTrial: true })).report.problems.filter(isOfGalleries)
  expect(without).toMatchObject([
    {
      what: 'No folder of uploads was given: the pictures of galleries did not come.',
      found: [{ title: 'With a gallery' }],
      theme: { about: 'Something is missing' },
    },
  ])
  const uploads = uploadsWith({})
  const given = (await importItems(items, { isTrial: true, uploads })).report.problems.filter(isOfGalleries)
  expect(given).toMatchObject([{ what: 'A picture of a gallery is not in the export.', found: [{}, {}, {}] }])
})
