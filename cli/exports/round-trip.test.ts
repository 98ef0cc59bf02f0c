/** @module-tag thorough */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { wordpressArchive } from '@/domain/exports/wordpress/archive'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { everythingThatMoves } from '@/domain/testing/moving'
import { got, someone } from '@/domain/testing/newsroom'
import { chooseMainLanguage } from '@/domain/site/main-language'
import { snapshot } from '@/domain/testing/snapshot'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { mediaRoot } from '@/lib/store/media'
import { WxrFiles } from './wxr'

const folder = mkdtempSync(join(tmpdir(), 'gazette-moving-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each<Language>(['en', 'th'])(
  'what one Gazette in %s exports for staff is the same archive in another',
  async (language) => {
    testDatabase()
    if (language !== 'en') got(await chooseMainLanguage(await someone('admin'), language, 0))
    const { editor, now } = await everythingThatMoves()
    const archive = await wordpressArchive({ origin: 'https://gazette.example', staff: editor }, now)
    const files = new WxrFiles(archive.channel, { file: join(folder, 'all.xml'), mode: 0o600, now })
    for await (const { item, copy } of archive.parts()) {
      await files.add(item)
      if (!copy) continue
      mkdirSync(dirname(join(folder, copy.to)), { recursive: true })
      copyFileSync(join(mediaRoot(), copy.from), join(folder, copy.to))
    }
    await files.end()
    const before = await snapshot()
    expect(Object.keys(before.entries)).toHaveLength(archive.entries)

    testDatabase()
    const admin = await someone('admin')
    const request = { files: [join(folder, 'all.xml')], uploads: folder, takesLanguage: true }
    const { report } = got(await importWordPress(admin, request, now))
    const after = await snapshot()
    expect(mainLanguage()).toBe(language)
    expect(after.terms).toEqual(before.terms)
    expect(after.uploads).toEqual(before.uploads)
    expect(after.redirects).toEqual(before.redirects)
    for (const [name, entry] of Object.entries(before.entries)) expect(after.entries[name], name).toEqual(entry)
    expect(after).toEqual(before)
    expect(report.tally).toMatchObject({ conflict: 0, 'left out': 0 })

    const again = got(await importWordPress(admin, request, now))
    expect(again.report.tally).toMatchObject({ new: 0, changed: 0, conflict: 0 })
    expect(await snapshot()).toEqual(before)
  },
)
