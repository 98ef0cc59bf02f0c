import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { entries, imported } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { answerAt } from '../../published/answers'
import { importWordPress } from './import'
import { exported, exportXml, oldUrl } from './test-export'
import { headOfTitle, installation, now } from './test-import'

// Exports that old versions of WordPress broke, and exports by hand that do not say which site they are of.

beforeEach(() => {
  testDatabase()
})

function written(xml: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'export-')), 'old.xml')
  writeFileSync(file, xml)
  return file
}

const script = '<p>Before.</p>\n//<![CDATA[\na < b\n//]]>\n<p>After & on.</p>'
const nested = () =>
  exported([
    { id: 1, title: 'Nested', content: script },
    { id: 2, title: 'The next' },
  ])

test('an export of old WordPress is read in a lenient way, and it says so', async () => {
  const sound = exported([
    { id: 3, title: 'In another file', content: '<p><a href="/2014/10/text-1/#x">There</a></p>' },
  ])
  const answer = await importWordPress(installation, { files: [sound, nested()] }, now)
  expect(answer).toMatchObject({
    ok: true,
    value: { remarks: [{ file: 'old.xml', message: expect.stringContaining('second, lenient way') as string }] },
  })
  expect(await read().$count(entries)).toBe(3)
  const body = JSON.stringify((await headOfTitle('Nested')).body)
  expect(body).toContain('Before.')
  expect(body).toContain('After & on.')
})

test('what is broken in another way is refused for its first fault, with its line, and nothing is written', async () => {
  const file = written(readFileSync(nested(), 'utf8').replace('</channel>', ''))
  const strict = /line \d+: .*Nothing was imported\.$/s
  const answer = await importWordPress(installation, { files: [file] }, now)
  expect(answer).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(strict) as string }] })
  expect(await read().$count(imported)).toBe(0)
})

const nameless = () =>
  written(
    exportXml([{ id: 1, title: 'Nameless', slug: 'nameless' }])
      .replace(`<link>${oldUrl}</link>`, '')
      .replace(/<wp:base_\w+>[^<]*<\/wp:base_\w+>/g, ''),
  )

test('an export that does not name its site asks for it, and takes the one that is named', async () => {
  const without = await importWordPress(installation, { files: [nameless()] }, now)
  expect(without).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('--site https://') as string }],
  })
  const answer = await importWordPress(installation, { files: [nameless()], site: oldUrl }, now)
  expect(answer).toMatchObject({ ok: true, value: { source: 'old.example' } })
  expect(await answerAt('/2014/10/nameless', now)).toEqual({ is: 'here' })
})

test.each([
  ['https://elsewhere.example', 'is of http://www.old.example, and not of https://elsewhere.example'],
  ['http://', 'is no address of a site'],
])('the site %s is refused where the export says another, or it is none', async (site, why) => {
  const answer = await importWordPress(installation, { files: [exported([{ id: 1 }])], site }, now)
  expect(answer).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining(why) as string }] })
})
