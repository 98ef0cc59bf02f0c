import { appendFile, rename, rm, writeFile } from 'node:fs/promises'
import { siteFrame } from '@/app/(site)/frame'
import { FilesBeside } from '../beside'
import { everyEntry } from '../entries'
import type { Folder } from '../folder'
import { FormerTable } from '../former-table'
import { writeReadme } from '../readme'
import { exportHead } from './head'
import { exportedEntry } from './exported-entry'

type OnEntries = (entries: number) => void

export async function writeJson(folder: Folder, at: number, each: OnEntries): Promise<number> {
  const frame = await siteFrame({ at })
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
  await folder.write('index.json', `${await jsonOpening(at)}\n    ${rows.join(',\n    ')}${jsonClosing}`)
  await former.write(folder)
  await writeReadme(folder, 'json', at)
  return rows.length
}

/** Names uploads by address and checksum. Returns the number of entries. */
export async function writeJsonFile(file: string, at: number, each: OnEntries): Promise<number> {
  const frame = await siteFrame({ at })
  const former = await FormerTable.at(at, frame.origin)
  const unfinished = `${file}.unfinished`
  let count = 0
  try {
    await writeFile(unfinished, await jsonOpening(at))
    for await (const entry of everyEntry(at)) {
      const data = JSON.stringify(await exportedEntry({ frame, entry, at, former }))
      await appendFile(unfinished, `${count > 0 ? ',' : ''}\n    ${data}`)
      each(++count)
    }
    await appendFile(unfinished, jsonClosing)
    await rename(unfinished, file)
    return count
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function jsonOpening(at: number) {
  return `${JSON.stringify(await exportHead(at), null, 2).replace(/\n}$/, '')},\n  "entries": [`
}
const jsonClosing = '\n  ]\n}\n'
