import { chmodSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vi } from 'vitest'
import { write } from '@/db/connection'
import type { Language } from '@/lib/languages/languages'
import type { Result } from '@/lib/result'
import { saveDraft, type SavedRevision } from '@/domain/writing/drafts'
import { addRedirect, insertRedirects } from '@/domain/addresses/redirects'
import { release, withdraw } from '@/domain/publishing/releases'
import { savePages } from '@/domain/entries/search-index'
import { morning, newsroom } from '@/domain/testing/archive'
import { content, got, text } from '@/domain/testing/newsroom'
import { fileOf, uploaded } from '@/domain/testing/stored-files'
import { bodyWith, picture } from '@/domain/testing/uploads'
import { exportArchive } from '../verbs'

// For the tests of exports: a small archive with one of everything, and the command as a person runs it.

/** A text of each script that puts no space between words, and of two others; each with a word of it, and one that it lacks. */
export const spoken: Record<Exclude<Language, 'en'>, { text: string; word: string; other: string }> = {
  km: { text: 'អ្នករងគ្រោះដោយអំពើជួញដូរមនុស្សមានសិទ្ធិទទួលជំនួយ។', word: 'ជួញដូរមនុស្ស', other: 'មនុស្សជួញដូរ' },
  lo: { text: 'ຜູ້ເຄາະຮ້າຍຈາກການຄ້າມະນຸດມີສິດໄດ້ຮັບການຊ່ວຍເຫຼືອ.', word: 'ຄ້າມະນຸດ', other: 'ມະນຸດຄ້າ' },
  my: { text: 'လူကုန်ကူးခံရသူများသည် အကူအညီရပိုင်ခွင့်ရှိသည်။', word: 'လူကုန်ကူး', other: 'ကူးကုန်လူ' },
  th: { text: 'ผู้เสียหายจากการค้ามนุษย์มีสิทธิได้รับความช่วยเหลือ', word: 'ค้ามนุษย์', other: 'มนุษย์ค้า' },
  vi: { text: 'Nạn nhân mua bán người được hỗ trợ.', word: 'mua bán', other: 'bán mua' },
  zh: { text: '人口贩运的受害者有权获得帮助。', word: '贩运', other: '运贩' },
}

export const after = morning('2014-12-01')

export async function smallArchive(languages: (keyof typeof spoken)[] = ['km']) {
  const room = await newsroom()
  const { editor, publish, terms } = room
  const river = await picture(editor)
  const plain = await publish('2014-10-02', { title: 'A plain text', termIds: [terms.protection] })
  const linked = text('Read on.')
  linked.content[0]!.content[0] = {
    type: 'text',
    text: 'Read on.',
    marks: [{ type: 'link', attrs: { href: `${plain.path}#top` } }],
  } as never
  const pictured = bodyWith(river.id)
  await publish('2014-10-03', {
    title: 'With a picture',
    body: { ...pictured, content: [...pictured.content, ...linked.content] },
  })

  const report = await uploaded({ name: 'report.pdf', files: { 'document.pdf': '%PDF true', '480.webp': 'cover' } })
  await write((tx) => savePages(tx, report, ['The first page.', 'A heron stands on the second.']))
  // The rights of a file as the desk keeps them.
  chmodSync(fileOf(report), 0o600)
  const publication = { type: 'report' as const, publishedOn: '2014-09', publisher: '', series: 'Heron papers' }
  const files = [{ mediaId: report, title: 'The report', language: null }]
  const guide = { ...publication, type: 'guide' as const, series: 'Guides', publishedOn: '2013' }
  await publish('2014-10-05', { title: 'A guide', publication: guide }, 'publication')
  await publish('2014-10-05', { title: 'An older report', publication: { ...guide, type: 'report' } }, 'publication')
  const shelved = await publish(
    '2014-10-04',
    { title: 'A report', files, publication, termIds: [terms.myanmar] },
    'publication',
  )

  for (const language of languages)
    await publish('2014-11-03', { title: `Text ${language}`, body: text(spoken[language]!.text) }, 'post', language)

  const moved = await publish('2014-10-06', { title: 'Before', slug: 'before' })
  const changed = content({ title: 'After', slug: 'after-it', body: text('Moved words.') })
  const save = { entryId: moved.entryId, base: moved, content: changed, session: 's' }
  const saved = got((await saveDraft(editor, save, morning('2014-10-07'))) as Result<SavedRevision>)
  const released = got(await release(editor, saved, morning('2014-10-07')))

  const withdrawn = await publish('2014-10-08', { title: 'Gone by now' })
  const why = { reason: 'error' as const, explanation: 'It named the wrong place.' }
  got(await withdraw(editor, { entryId: withdrawn.entryId, ...why }, morning('2014-10-09')))
  got(await addRedirect(editor, { source: '/?p=12', target: plain.path }, morning('2014-10-10')))
  // Redirects as imports record them, from two earlier sites that each numbered from one.
  const [earlier, other] = oldHosts
  const atHosts = [
    { source: `//${earlier}/?p=12`, target: shelved.path },
    { source: `//${earlier}/about-us`, target: plain.path },
    { source: `//${other}/about-us`, target: shelved.path },
    { source: `//${other}${plain.path}`, target: shelved.path },
  ]
  await write((tx) =>
    insertRedirects(
      tx,
      editor,
      atHosts.map((row) => ({ ...row, origin: null })),
      morning('2014-10-10'),
    ),
  )
  return { ...room, plain, shelved, report, moved: { from: moved.path, to: released.path }, gonePath: withdrawn.path }
}

const oldHosts = ['un-act.org', 'www.no-trafficking.org'] as const

/** Runs `export …` at the moment after all these texts. Returns its result and its output. */
export async function exported(...args: string[]) {
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  try {
    const result = await exportArchive.run([...args, '--at', new Date(after).toISOString()])
    return { result, output: lines.join('\n') }
  } finally {
    log.mockRestore()
  }
}

/** Every file under a folder, by its path. */
export function filesIn(folder: string): Map<string, Buffer> {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = all.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path))]))
}

/** An export for these tests: its archive, and the files of its static site by path. */
export type ExportFixture = {
  archive: Awaited<ReturnType<typeof smallArchive>>
  site: string
  files: Map<string, Buffer>
}
