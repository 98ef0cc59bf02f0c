import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { randomId, sha256 } from '@/lib/keys/random'
import type { Line } from '../clients'
import type { SavedTextRef } from '../desk'
import type { Fault } from '../faults'
import { RefusedRequest } from '../http-desk'
import { ownServer, type OwnServer } from '../servers'
import { problemsIn } from '../stored'
import { newFolder, smallDisk } from './mounts'

export type FullDiskResult = { saved: number; refused: number; read: number; problems: string[] }

const saves = 40

/**
 * Fills a server's disk while somebody saves. Every save must be stored, or refused with the reason; readers must get
 * pages; the first save after space is free must be stored.
 */
export async function fillDisk({ fault }: { fault?: Fault } = {}): Promise<FullDiskResult> {
  const folder = newFolder()
  const disk = smallDisk(folder, 12)
  const own = await ownServer({ folder: disk.place, fault })
  try {
    return await saveOnFullDisk(own, join(disk.place, 'filler'))
  } finally {
    await own.remove()
    disk.unmount()
    rmSync(folder, { recursive: true })
  }
}

async function saveOnFullDisk({ desk, server, dataDir }: OwnServer, filler: string): Promise<FullDiskResult> {
  const result: FullDiskResult = { saved: 0, refused: 0, read: 0, problems: [] }
  const lines: Line[] = []
  const write = async (base?: SavedTextRef) => {
    const words = `${randomId()} ${'word '.repeat(600)}`.trim()
    const text = { words, session: randomId() }
    const saved = base ? await desk.save(base, text) : await desk.begin(text)
    lines.push({ did: 'save', ...saved, text: sha256(words) })
    return saved
  }
  let saved = await write()
  await desk.publish(saved)
  const pages = ['/', '/news', '/feed.xml', '/search?q=word']
  for (const page of pages) await desk.get(page)

  fill(filler)
  for (let n = 0; n < saves; n++) {
    try {
      saved = await write(saved)
      result.saved++
    } catch (error) {
      if (!(error instanceof RefusedRequest) || error.status !== 507 || !error.message.includes('the disk is full'))
        result.problems.push(`a save on the full disk: ${(error as Error).message}`)
      result.refused++
    }
    const page = pages[n % pages.length]!
    const status = await desk.get(page).catch((error: Error) => error.message)
    if (status === 200) result.read++
    else result.problems.push(`${page} on the full disk answered ${status}`)
  }
  rmSync(filler)
  await write(saved).catch((error: Error) => result.problems.push(`with room again: ${error.message}`))
  if (result.refused === 0) result.problems.push('the disk was never full')
  await server.stop()
  result.problems.push(...(await problemsIn(dataDir, lines)))
  return result
}

/** Fills the disk: writes until the system reports that no space is left. */
function fill(file: string) {
  const descriptor = openSync(file, 'w')
  try {
    for (const piece = Buffer.alloc(4_096); ;) writeSync(descriptor, piece)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(descriptor)
  }
}
