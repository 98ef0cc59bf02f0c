import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checksumOf } from '@/lib/files/checksum'
import { done, refused, type Result, refusedWith } from '@/lib/result'
import { payloadOf, parseManifestLine } from './tags'

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
