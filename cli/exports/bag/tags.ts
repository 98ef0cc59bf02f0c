import { join } from 'node:path'
import { checksumOf } from '@/lib/files/checksum'
import { filesUnder } from '@/domain/backups/manifest'

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
