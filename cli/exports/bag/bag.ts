import { join } from 'node:path'
import { checksumOf } from '@/lib/files/checksum'
import { filesUnder } from '@/domain/backups/manifest'
import { siteSettings } from '@/domain/published/site'
import { env } from '@/lib/process/env'
import { inZone } from '@/lib/time/time'
import { markFileName, type Folder } from '../folder'
import { writeJson } from '../json/write-json'
import { readmeName, writeReadme } from '../readme'
import { writeSite } from '../site/write'
import { readFile } from 'node:fs/promises'
import { done, refused, type Result, refusedWith } from '@/lib/result'

// Tag files of RFC 8493, "The BagIt File Packaging Format".

export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/** Escapes line breaks and the escape sign (2.1.3). */
export function manifestLine({ path, sha256 }: { path: string; sha256: string }) {
  return `${sha256}  ${path.replace(/[%\r\n]/g, (sign) => encodeURIComponent(sign))}\n`
}

export function parseManifestLine(line: string): { path: string; sha256: string } | undefined {
  const [, sha256, rest = ''] = /^([0-9a-f]{64})[ \t](.*)$/i.exec(line) ?? []
  const path = rest.trimStart().replace(/^\*/, '')
  if (!sha256 || !path) return undefined
  return { sha256: sha256.toLowerCase(), path: path.replace(/%(0[ad]|25)/gi, (escape) => decodeURIComponent(escape)) }
}

/** `bag-info.txt` (2.2.2). */
export function infoLines(info: Record<string, string>) {
  return Object.entries(info)
    .map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`)
    .join('')
}

export async function manifestOf(bag: string, paths: string[], each: (n: number) => void = () => {}) {
  let manifest = ''
  let bytes = 0
  for (const [n, path] of paths.entries()) {
    const file = await checksumOf(join(bag, path))
    manifest += manifestLine({ path, sha256: file.sha256 })
    bytes += file.bytes
    each(n + 1)
  }
  return { manifest, oxum: `${bytes}.${paths.length}` }
}

export async function payloadOf(bag: string) {
  return (await filesUnder(join(bag, 'data'))).map((path) => `data/${path}`)
}

type ShowProgress = (words: string) => void

/** Writes the static site, JSON entries and original files at a moment (UTC ms). Returns the number of pages. */
export async function writeBag(bag: Folder, at: number, show: ShowProgress): Promise<number> {
  const site = bag.within('data/site')
  const pages = await writeSite(site, at, show)
  const json = bag.within('data/json')
  await writeJson(json, at, (n) => show(`${n} entries as JSON`))
  bag.added(site)
  bag.added(json)

  const { manifest, oxum } = await manifestOf(bag.path, await payloadOf(bag.path), (n) => show(`${n} checksums`))
  const tags = {
    'bagit.txt': bagDeclaration,
    'bag-info.txt': infoLines(await bagInfo(at, oxum)),
    'manifest-sha256.txt': manifest,
  }
  for (const [name, text] of Object.entries(tags)) await bag.write(name, text)
  await writeReadme(bag, 'bag', at)
  const tagManifest = await manifestOf(bag.path, [...Object.keys(tags), markFileName, readmeName].sort())
  await bag.write('tagmanifest-sha256.txt', tagManifest.manifest)
  return pages
}

async function bagInfo(at: number, oxum: string) {
  const { name, publisher, contact, tagline, zone } = await siteSettings()
  return {
    'Source-Organization': publisher || name,
    ...(contact.includes('@') ? { 'Contact-Email': contact } : {}),
    'External-Description': [name, tagline].filter(Boolean).join(': '),
    'External-Identifier': env().siteUrl,
    'Bagging-Date': inZone(at, zone).toPlainDate().toString(),
    'Payload-Oxum': oxum,
    'Bag-Software-Agent': 'Gazette',
  }
}

/** Verifies a bag (RFC 8493, section 3). Returns the number of files; refused with a sentence for each problem. */
export async function verifyBag(bag: string, each: (filesRead: number) => void = () => {}): Promise<Result<number>> {
  const declared = await readTagFile(bag, 'bagit.txt')
  const manifest = await readTagFile(bag, 'manifest-sha256.txt')
  if (!/^BagIt-Version: \d+\.\d+\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/.test(declared ?? '') || !manifest)
    return refused(`${bag} is no bag with SHA-256 checksums.`)
  const problems: string[] = []
  const listedPaths = new Set<string>()
  let [filesRead, bytes] = [0, 0]
  for (const line of [...nonEmptyLines(manifest), ...nonEmptyLines(await readTagFile(bag, 'tagmanifest-sha256.txt'))]) {
    const { path, sha256 } = parseManifestLine(line) ?? {}
    if (!path || path.split('/').includes('..') || path.startsWith('/')) {
      problems.push(`A manifest has a line that is none: ${line}`)
      continue
    }
    listedPaths.add(path)
    const file = await checksumOf(join(bag, path)).catch(() => undefined)
    if (!file) problems.push(`${path} is missing.`)
    else if (file.sha256 !== sha256) problems.push(`${path} has been changed.`)
    if (path.startsWith('data/')) bytes += file?.bytes ?? 0
    each(++filesRead)
  }
  const payload = await payloadOf(bag).catch(() => [])
  problems.push(
    ...payload.filter((path) => !listedPaths.has(path)).map((path) => `${path} does not belong to the bag.`),
  )
  const oxum = /^Payload-Oxum: *(\S+)/m.exec((await readTagFile(bag, 'bag-info.txt')) ?? '')?.[1]
  if (problems.length === 0 && oxum && oxum !== `${bytes}.${payload.length}`)
    problems.push(
      `The payload has ${bytes} bytes in ${payload.length} files, and not what bag-info.txt says (${oxum}).`,
    )
  return problems.length > 0 ? refusedWith(problems) : done(filesRead)
}

function nonEmptyLines(text: string | undefined) {
  return (text ?? '').split(/\r\n|\n|\r/).filter(Boolean)
}

async function readTagFile(bag: string, name: string) {
  return readFile(join(bag, name), 'utf8').catch(() => undefined)
}
