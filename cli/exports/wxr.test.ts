import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { newsroom } from '@/domain/testing/archive'
import { text } from '@/domain/testing/newsroom'
import { storeUpload } from '@/domain/files/intake'
import { Misused } from '../verb'
import { wxr } from './wxr'

let folder: string
let output: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gazette-wxr-'))
  output = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void output.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const at = (name: string) => join(folder, name)
const modeOf = (name: string) => (statSync(at(name)).mode & 0o777).toString(8)

async function archive(posts: number) {
  testDatabase()
  const room = await newsroom()
  const stored = await storeUpload(room.editor, { source: Buffer.from('a,b\n1,2\n'), name: 'table.csv' }, 0)
  if (!stored.ok) throw new Error('not stored')
  const files = [{ mediaId: stored.value.id, title: '', language: null }]
  for (let n = 1; n <= posts; n++)
    await room.publish('2014-10-28', {
      title: `Post ${n}`,
      body: text('x'.repeat(30_000)),
      files: n === 1 ? files : [],
    })
  return room
}

test('one file, the uploads beside it in folders of years and months, and a table of addresses', async () => {
  await archive(2)
  const args = [
    at('all.xml'),
    '--uploads',
    at('uploads'),
    '--addresses',
    at('moves.csv'),
    '--files-at',
    'https://f.example/u/',
  ]
  expect(await wxr.run(args)).toEqual({ ok: true, value: undefined })
  const xml = readFileSync(at('all.xml'), 'utf8')
  expect(xml).toMatch(/^<\?xml[^]*<\/rss>\n$/)
  expect(xml).toContain('<wp:attachment_url><![CDATA[https://f.example/u/2014/10/table.csv]]>')
  expect(readFileSync(at('uploads/2014/10/table.csv'), 'utf8')).toBe('a,b\n1,2\n')
  expect(readFileSync(at('moves.csv'), 'utf8')).toBe('source,target\r\n')
  expect(modeOf('all.xml')).toBe('644')
  expect(output.at(-1)).toMatch(/2 entries, 1 uploads/)
})

test('what is there already stays as it is, and nothing is left of a refusal', async () => {
  await archive(1)
  expect((await wxr.run([at('all.xml')])).ok).toBe(true)
  expect(await wxr.run([at('all.xml')])).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('is there already') }],
  })
  expect(await wxr.run([at('more.xml'), '--uploads', folder])).toMatchObject({ ok: false })
  expect(readdirSync(folder)).toEqual(['all.xml'])
  await expect(wxr.run([])).rejects.toThrow(Misused)
  await expect(wxr.run([at('a.xml'), '--split', 'x'])).rejects.toThrow(Misused)
})

test('parts of a size, each whole by itself; everything for staff is for its owner alone', async () => {
  await archive(6)
  expect((await wxr.run([at('all.xml'), '--split', '0.15', '--drafts', '--uploads', at('uploads')])).ok).toBe(true)
  const parts = readdirSync(folder).filter((name) => name.endsWith('.xml'))
  expect(parts.length).toBeGreaterThan(1)
  const ids = parts.flatMap((name) => {
    const xml = readFileSync(at(name), 'utf8')
    expect(Buffer.byteLength(xml)).toBeLessThanOrEqual(150_000)
    expect(xml).toMatch(/^<\?xml[^]*<wp:category>[^]*<\/rss>\n$/)
    expect(modeOf(name)).toBe('600')
    return [...xml.matchAll(/<wp:post_id>(\d+)</g)].map(([, id]) => Number(id))
  })
  expect(ids.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(modeOf('uploads/2014/10/table.csv')).toBe('600')
})
