import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { and, isNull, lte } from 'drizzle-orm'
import { closeDatabase, openDatabase, read } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { releases } from '@/db/schema'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { languageAdvice } from '@/domain/imports/wordpress/language-advice'
import { changeSettings } from '@/domain/site/settings'
import { actor } from '@/domain/staff/actor'
import { got } from '@/domain/testing/newsroom'
import { recordingBytes } from '@/domain/testing/recordings'
import { pdfBytes, pictureBytes } from '@/domain/testing/uploads'
import { exportOf, type ForeignSite } from './export'

const who = actor({ id: null, name: 'Bench', role: 'admin', zone: 'Asia/Bangkok' })

/**
 * Moves a site in as a person would: a trial, then what the trial advises (its main language, its zone), then the import, and
 * once more. Answers with the export and how many entries are public. @param now UTC ms
 */
export async function moveIn(site: ForeignSite, folder: string, now: number) {
  const [file, uploads] = [join(folder, 'export.xml'), join(folder, 'uploads')]
  const xml = exportOf(site)
  writeFileSync(file, xml)
  mkdirSync(uploads)
  for (const place of site.files ?? []) await writeUpload(join(uploads, place))
  openDatabase(join(folder, 'data'))
  try {
    migrateDatabase()
    const request = { files: [file], uploads }
    const trial = got(await importWordPress(who, { ...request, isTrial: true }, now))
    const takesLanguage = (await languageAdvice(trial.site.language, now)) !== undefined
    const zone = trial.report.problems.map(({ what }) => /another zone, as in ([\w/]+)/.exec(what)?.[1]).find(Boolean)
    if (zone) got(await changeSettings(who, { zone }, now))
    const imported = got(await importWordPress(who, { ...request, takesLanguage }, now))
    const again = got(await importWordPress(who, { ...request, takesLanguage }, now + 1))
    const { unchanged: _, ...changed } = again.report.tally
    const live = await read()
      .selectDistinct({ entryId: releases.entryId })
      .from(releases)
      .where(and(lte(releases.goesLiveAt, now), isNull(releases.cancelledAt)))
    return {
      xml,
      zone,
      takesLanguage,
      live: live.length,
      report: imported.report,
      changedAgain: Object.values(changed).reduce((sum, n) => sum + n, 0),
    }
  } finally {
    closeDatabase()
  }
}

const makers: Record<string, () => Buffer | Promise<Buffer>> = {
  '.png': () => pictureBytes({ width: 640, height: 480 }),
  '.pdf': () => pdfBytes(),
  '.mp3': () => recordingBytes('sound.mp3'),
  '.mp4': () => recordingBytes('film.mp4'),
}

async function writeUpload(file: string) {
  mkdirSync(dirname(file), { recursive: true })
  const make = makers[extname(file)]
  writeFileSync(file, make ? await make() : 'a,b\n1,2\n')
}
