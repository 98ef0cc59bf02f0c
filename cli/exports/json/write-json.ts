import { appendFile, rename, rm, writeFile } from 'node:fs/promises'
import { siteFrame } from '@/app/(site)/frame'
import { siteLanguage } from '@/lib/languages'
import { FilesBeside } from '../beside'
import { everyEntry } from '../entries'
import type { Folder } from '../folder'
import { FormerTable } from '../former-table'
import { writeReadme } from '../readme'
import { headOf } from './head'
import { exportedEntry } from './exported-entry'

type Each = (done: number) => void

/** Writes a file for each entry that was public at a moment (UTC ms), an index of them, and their files. Returns how many. */
export async function writeJson(folder: Folder, at: number, each: Each): Promise<number> {
  const frame = await siteFrame({ at, language: siteLanguage })
  const beside = new FilesBeside(folder)
  const former = await FormerTable.at(at, frame.origin)
  const rows: string[] = []
  for await (const entry of everyEntry(at)) {
    const data = await exportedEntry({ frame, entry, at, former }, beside)
    const file = `entries/${data.id}.json`
    await folder.write(file, `${JSON.stringify(data, null, 2)}\n`)
    const { id, kind, language, title, url, dated, updated } = data
    rows.push(JSON.stringify({ id, kind, language, title, url, dated, updated, file }))
    each(rows.length)
  }
  await folder.write('index.json', `${await opening(at)}\n    ${rows.join(',\n    ')}${closing}`)
  await former.write(folder)
  await writeReadme(folder, 'json', at)
  return rows.length
}

/** The same in one file, without the files of the entries: their addresses and checksums are in it. Returns how many. */
export async function writeJsonFile(file: string, at: number, each: Each): Promise<number> {
  const frame = await siteFrame({ at, language: siteLanguage })
  const former = await FormerTable.at(at, frame.origin)
  const unfinished = `${file}.unfinished`
  let done = 0
  try {
    await writeFile(unfinished, await opening(at))
    for await (const entry of everyEntry(at)) {
      const data = JSON.stringify(await exportedEntry({ frame, entry, at, former }))
      await appendFile(unfinished, `${done > 0 ? ',' : ''}\n    ${data}`)
      each(++done)
    }
    await appendFile(unfinished, closing)
    await rename(unfinished, file)
    return done
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** The document up to its list of entries. */
async function opening(at: number) {
  return `${JSON.stringify(await headOf(at), null, 2).replace(/\n}$/, '')},\n  "entries": [`
}
const closing = '\n  ]\n}\n'
