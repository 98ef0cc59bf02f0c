import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { entries, imported, imports, media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { requestErasure } from '@/domain/erasures/erasures'
import { got, someone } from '@/domain/testing/newsroom'
import { importFolder } from './import'

const now = Date.UTC(2026, 0, 5)
const erased = /zq(file|title|inside)q/
let place = ''

beforeEach(() => {
  testDatabase()
  place = mkdtempSync(join(tmpdir(), 'gazette-folder-'))
  mkdirSync(join(place, 'in'))
})
afterEach(() => rmSync(place, { recursive: true }))

test('what was erased does not come again with the same folder, nor its file under another name, and no word of it is written', async () => {
  const editor = await someone('admin')
  const table = (...lines: string[]) =>
    writeFileSync(join(place, 'list.csv'), ['file,title,slug,state', ...lines].join('\r\n'))
  const run = async (at: number) =>
    got(await importFolder(editor, { dir: join(place, 'in'), csv: join(place, 'list.csv'), source: 'library' }, at))
  writeFileSync(join(place, 'in', 'zqfileq.csv'), 'n\nzqinsideq\n')
  writeFileSync(join(place, 'in', 'other.csv'), 'n\n2\n')
  table('zqfileq.csv,zqtitleq,zqtitleq,public', 'other.csv,Other,other,public')
  await run(now)
  const [hers] = await read().select().from(imported).where(eq(imported.title, 'zqtitleq'))
  const [file] = await read().select().from(media).where(eq(media.name, 'zqfileq.csv'))
  const asked = { entryId: hers!.entryId!, withTranslations: false, mediaIds: [file!.id] }
  expect(got(await requestErasure(editor, asked, now + 1)).state).toBe('erased')
  const stored = async () => JSON.stringify([await read().select().from(imported), await read().select().from(imports)])
  expect(await stored()).not.toMatch(erased)

  const again = await run(now + 2)
  // The line, and the file that no line names now.
  expect(again.tally).toMatchObject({ new: 0, 'left out': 2 })
  expect(await stored()).not.toMatch(erased)
  expect([await read().$count(entries), await read().$count(media)]).toEqual([1, 1])

  writeFileSync(join(place, 'in', 'another.csv'), 'n\nzqinsideq\n')
  table('other.csv,Other,other,public', 'another.csv,Another,another,public')
  expect(JSON.stringify(await run(now + 3))).toMatch(/these very bytes was erased/)
  expect([await read().$count(entries), await read().$count(media)]).toEqual([1, 1])
})
