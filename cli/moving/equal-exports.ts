import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checksumOf } from '@/lib/files/checksum'
import { runInEngineProcess, type ArchiveLocation } from './engine-process'

/** Indexes the new archive and compares the JSON exports of both at a moment (UTC ms) byte by byte. */
export async function indexAndCompare(
  { from, to }: { from: ArchiveLocation; to: ArchiveLocation },
  at: number,
  each: (words: string) => void,
): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'gazette-moving-'))
  const file = join(folder, 'export.json')
  const sumAt = async (location: ArchiveLocation, ...more: string[]) => {
    await runInEngineProcess(location, [...more, 'export', file, String(at)], each)
    const { sha256 } = await checksumOf(file)
    await rm(file)
    return sha256
  }
  try {
    return (await sumAt(to, 'index')) === (await sumAt(from))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
