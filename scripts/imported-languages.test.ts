/** @module-tag thorough */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { entries, releases } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { exportXml } from '@/domain/imports/wordpress/test-export'
import { installation, now } from '@/domain/imports/wordpress/test-import'
import { got } from '@/domain/testing/newsroom'
import { directionOf } from '@/lib/languages/language-tags'
import { mainLanguage } from '@/lib/languages/languages'
import { servedAt } from './test-served'

beforeEach(() => {
  testDatabase()
})

/** Words of each language, as its letters tell it apart. */
const words: Record<string, [title: string, text: string, slug: string]> = {
  fr: ['Le fleuve', 'Une étude sur la traite des êtres humains.', 'le-fleuve'],
  ar: ['النهر', 'دراسة عن الاتجار بالأشخاص في المنطقة.', '%d8%a7%d9%84%d9%86%d9%87%d8%b1'],
  fa: ['رودخانه', 'پژوهشی دربارهٔ قاچاق انسان.', 'rood'],
  es: ['El río', 'Un estudio sobre la trata de personas.', 'el-rio'],
  ru: ['Река', 'Исследование о торговле людьми.', 'reka'],
  'pt-BR': ['O rio', 'Um estudo sobre o tráfico de pessoas.', 'o-rio'],
  'zh-Hant': ['河流', '關於人口販運的研究。', 'he-liu'],
  'sr-Latn': ['Reka', 'Istraživanje o trgovini ljudima.', 'reka-sr'],
  en: ['The river', 'A study of trafficking in persons.', 'the-river'],
}

/** A post and a page in each of the languages; with Polylang's terms where there are several. */
function exportOf(site: string, tags: string[]) {
  const items = tags.flatMap((tag, n) => {
    const [title, text, slug] = words[tag]!
    const terms =
      tags.length > 1 ? [`language ${tag.toLowerCase()} ${tag}`, `post_translations pll_1 pll_1`] : ['category law Law']
    const content = `<p>${text}</p>`
    return [
      { id: 10 * n + 1, title, slug, content, terms },
      { id: 10 * n + 2, type: 'page', title, slug: `${slug}-p`, content, terms: terms.slice(0, 1) },
    ]
  })
  const file = join(mkdtempSync(join(tmpdir(), 'languages-')), 'export.xml')
  writeFileSync(file, exportXml(items).replace('</title>', `</title><language>${site}</language>`))
  return file
}

const directionAt = (tag: string) => (directionOf(tag) ? ` dir="${directionOf(tag)}"` : '')

test.each([
  ['fr_FR', 'fr'],
  ['ar', 'ar'],
  ['fa_IR', 'fa'],
  ['es_ES', 'es'],
  ['ru_RU', 'ru'],
  ['pt_BR', 'pt-BR'],
  ['zh_TW', 'zh-Hant'],
])('a site in %s speaks its language on every page, in every feed, record and answer of the API', async (told, tag) => {
  const request = { files: [exportOf(told, [tag])], takesLanguage: true }
  got(await importWordPress(installation, request, now))
  expect(mainLanguage()).toBe(tag)
  const served = await servedAt(now, new Set())
  const pages = [...served].filter(([, text]) => text.startsWith('<!'))
  expect(pages.length).toBeGreaterThan(12)
  for (const [address, html] of pages)
    expect([address, /<html[^>]*>/.exec(html)?.[0]]).toEqual([address, `<html lang="${tag}"${directionAt(tag)}>`])
  expect(served.get('feed.xml')).toContain(`<language>${tag}</language>`)
  expect(served.get('atom.xml')).toContain(`xml:lang="${tag}"`)
  expect(JSON.parse(served.get('feed.json')!)).toMatchObject({ language: tag })
  expect(served.get('/oai?verb=ListRecords&metadataPrefix=oai_dc')).toContain(`<dc:language>${tag}</dc:language>`)
  expect(JSON.parse(served.get('/api/v1/entries')!)).toMatchObject({ items: [{ language: tag }, { language: tag }] })
})

test('of a site in several languages each text says its own, and its translations', async () => {
  const tags = ['en', 'ar', 'fr', 'pt-BR', 'zh-Hant', 'sr-Latn']
  got(await importWordPress(installation, { files: [exportOf('en_US', tags)] }, now))
  const rows = await read().selectDistinct({ language: entries.language }).from(entries)
  expect(rows.map(({ language }) => language).sort()).toEqual([...tags].sort())
  const served = await servedAt(now, new Set())
  const records = served.get('/oai?verb=ListRecords&metadataPrefix=oai_dc')!
  for (const tag of tags) {
    expect(records).toContain(`<dc:language>${tag}</dc:language>`)
    const [title] = words[tag]!
    const own = (await read().select({ path: releases.path }).from(releases)).filter(({ path }) =>
      tag === 'en' ? /^\/2014/.test(path) : path.startsWith(`/${tag.toLowerCase()}/2014/`),
    )
    expect([tag, own.length]).toEqual([tag, 1])
    const html = served.get(decodeURIComponent(`${own[0]!.path.slice(1)}/index.html`))!
    // The words of the site are English where it has no others, and the text says what it is.
    const [page, heading] = [/<html[^>]*>/, /<h1[^>]*>/].map((pattern) => pattern.exec(html)![0])
    const isSpoken = tag !== 'sr-Latn'
    expect(page).toContain(`lang="${isSpoken ? tag : 'en'}"${directionAt(tag)}`)
    expect([tag, heading!.includes('lang="sr-Latn"')]).toEqual([tag, !isSpoken])
    expect(html).toContain(title)
    expect(html).toContain(`"inLanguage":"${tag}"`)
    for (const other of tags) expect([tag, html]).toEqual([tag, expect.stringContaining(`hrefLang="${other}"`)])
  }
})
