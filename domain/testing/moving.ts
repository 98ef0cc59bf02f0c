import { release, withdraw } from '@/domain/publishing/releases'
import { saveDraft } from '@/domain/writing/drafts'
import type { ContentInput } from '@/domain/content/content'
import { choosePage } from '@/domain/entries/term-page'
import { storeUpload } from '@/domain/files/intake'
import { addRedirect } from '@/domain/addresses/redirects'
import { changeSettings } from '@/domain/site/settings'
import { morning, newsroom } from './archive'
import { everyNode } from './every-node'
import { content, createEntry, got, text } from './newsroom'
import { recordingBytes } from './recordings'
import { pdf, picture } from './uploads'
import { originalBeside } from '@/domain/writing/original-beside'
import { acceptUntranslated } from '@/domain/writing/translation-decisions'
import { beginTranslation } from '@/domain/writing/translations'

// An archive with one of everything that can be taken elsewhere: every kind of node, every script, every state.

const scripts = {
  km: 'ការប្រឆាំងការជួញដូរមនុស្ស',
  lo: 'ການຕ້ານການຄ້າມະນຸດ',
  my: 'လူကုန်ကူးမှု တိုက်ဖျက်ရေး',
  th: 'การต่อต้านการค้ามนุษย์',
  vi: 'Phòng, chống mua bán người',
  zh: '打击人口贩运 𠀀 😀',
} as const

/** Makes the archive; returns it with the moment (UTC ms) that the tests compare. */
export async function everythingThatMoves() {
  const room = await newsroom()
  const { editor, terms, publish } = room
  const now = morning('2016-01-01')
  const river = await picture(editor, 'river-with-people.png', { now: 1 })
  const first = await table('report.csv', 'one', { now: 2 })
  const attached = await pdf(editor, 'annex.pdf', { now: 3 })
  await table('nobody-uses-it.csv', 'none', { now: 4 })
  const sound = got(await storeUpload(editor, { source: recordingBytes('sound.mp3'), name: 'bells.mp3' }, 6))

  const whole = await publish('2014-10-28', {
    title: 'Everything & <all> ]]> of it',
    summary: 'What a text can hold: "all".',
    byline: 'Dara Sok, UN-ACT',
    contentNote: 'It tells of <violence> & loss.',
    body: everyNode({ pictureId: river.id, fileId: attached.id, soundId: sound.id }),
    termIds: [terms.protection, terms.myanmar],
    lead: { mediaId: river.id, alt: 'A river', caption: 'In the rain', credit: 'N. N.' },
  })
  const report = {
    type: 'report' as const,
    publishedOn: '2014-10',
    publisher: 'UN-ACT',
    series: 'Papers',
    seriesNumber: '7',
    isbn: '978-92-1-000000-0',
    doi: '10.1234/abc',
    reference: 'UN/7',
    licence: 'cc-by-4.0',
    authors: [
      { name: 'Dara Sok', is: 'person' as const },
      { name: 'UN-ACT', is: 'organisation' as const },
    ],
  }
  const file = { mediaId: first.id, title: 'Report', language: 'en' as const, accessible: true }
  const published = await publish(
    '2014-11-03',
    { title: 'A report', publication: report, files: [file] },
    'publication',
  )
  const second = await table('report.csv', 'two', { replaces: first.id, now: 5 })
  await change(
    published,
    { title: 'A report', publication: report, files: [{ ...file, mediaId: second.id }] },
    '2014-12-01',
    {
      major: true,
      note: 'A table was put right.',
    },
  )
  for (const [language, title] of Object.entries(scripts))
    await publish('2014-11-10', { title, slug: 'against-trafficking', body: text(title) }, 'post', language as never)
  // A post with the same title at the same moment, twice: WordPress's importer would take the second for the first.
  await publish('2014-12-24', { title: 'Closed', slug: 'closed' })
  await publish('2014-12-24', { title: 'Closed', slug: 'closed-too' })
  await publish('2014-01-05', { title: 'About', slug: 'about' }, 'page')
  const place = await publish('2014-01-06', { title: 'What is done in Myanmar', slug: 'في-ميانمار' }, 'page')
  got(await choosePage(editor, { termId: terms.myanmar, entryId: place.entryId }, morning('2014-01-06')))
  const moved = await publish('2015-02-02', { title: 'Moved', slug: 'сначала' })
  await change(moved, { title: 'Moved', slug: 'потом', dated: null }, '2015-02-03')
  got(await addRedirect(editor, { source: '/old/everything', target: whole.path }, morning('2015-03-01')))

  const translated = got(
    await beginTranslation(editor, { entryId: whole.entryId, language: 'km' }, morning('2015-04-01')),
  )
  const { passages } = (await originalBeside(editor, translated.entryId))!
  const keys = passages.map(({ key }) => key)
  got(await acceptUntranslated(editor, { entryId: translated.entryId, keys, isLeft: true }, morning('2015-04-01')))
  got(await release(editor, translated, morning('2015-04-02')))
  const noticed = await publish('2015-05-01', { title: 'Under a notice' })
  const withdrawal = { reason: 'outdated' as const, explanation: 'The law has changed.' }
  got(await withdraw(editor, { entryId: noticed.entryId, ...withdrawal, keepPage: true }, morning('2015-06-01')))
  const gone = await publish('2015-05-02', { title: 'Secret once' })

  const draft = await begin({ title: 'A secret draft', slug: 'a-draft', termIds: [terms.protection] })
  const waiting = await begin({ title: 'A secret for later', slug: 'later' })
  got(await release(editor, { ...waiting, at: morning('2016-05-01') }, now))
  const worked = await publish('2015-07-01', { title: 'Worked on', slug: 'កំពុងធ្វើ' })
  await save(worked, { title: 'Worked on, a secret change', slug: 'worked-on' })
  // The withdrawn entry redirects readers to a later one.
  const removed = { ...withdrawal, reason: 'request' as const, replacedBy: worked.entryId }
  got(await withdraw(editor, { entryId: gone.entryId, ...removed }, morning('2015-08-01')))
  const changes = await publish('2015-07-02', { title: 'Changes soon', slug: 'changes-soon' })
  const next = await save(changes, { title: 'Changed, a secret yet', slug: 'changes-soon' })
  got(await release(editor, { ...next, at: morning('2016-06-01') }, now))
  got(
    await changeSettings(
      editor,
      { name: 'Test & archive', tagline: 'Of everything', pinnedEntryIds: [whole.entryId] },
      now,
    ),
  )
  return {
    ...room,
    now,
    whole,
    place,
    published,
    moved,
    noticed,
    gone,
    draft,
    waiting,
    worked,
    changes,
    river,
    first,
    second,
    translated,
  }

  async function table(name: string, words: string, { now, replaces }: { now: number; replaces?: string }) {
    return got(await storeUpload(editor, { source: Buffer.from(`Name,Year\n${words},2014\n`), name, replaces }, now))
  }

  async function begin(fields: Partial<ContentInput>) {
    return got(await createEntry(editor, { kind: 'post', language: 'en', session: 's', content: content(fields) }, now))
  }

  type SavedText = { entryId: number; revisionId: number; counter: number }

  async function save({ entryId, revisionId, counter }: SavedText, fields: Partial<ContentInput>) {
    const whole = content({ body: text('Other words.'), ...fields })
    const saved = await saveDraft(
      editor,
      { entryId, base: { revisionId, counter }, session: 'later', content: whole },
      now,
    )
    return got(saved as Extract<typeof saved, { ok: true }>)
  }

  async function change(
    savedText: SavedText,
    fields: Partial<ContentInput>,
    date: string,
    more: { major?: boolean; note?: string } = {},
  ) {
    const saved = await save(savedText, fields)
    got(await release(editor, { ...saved, ...more }, morning(date)))
  }
}
