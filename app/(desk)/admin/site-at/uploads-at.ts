import { findPublicFile } from '@/domain/published/files'
import type { WhichUpload } from '../entries/staff-media'

/** Returns which uploads the addresses under /files in a page mean at a moment (UTC ms). */
export async function uploadsAt(html: string, at: number): Promise<WhichUpload> {
  const references = [...html.matchAll(/["\s]\/files\/([0-9a-z]{12})\/(?:([1-9]\d{0,5})\/)?/g)]
  const idsByAddress = new Map<string, string | undefined>()
  for (const [, id, version] of references) {
    const number = version === undefined ? undefined : Number(version)
    const key = `${id}/${version ?? ''}`
    if (!idsByAddress.has(key)) idsByAddress.set(key, (await findPublicFile({ id: id!, version: number, now: at }))?.id)
  }
  return (lineage, version) => idsByAddress.get(`${lineage}/${version ?? ''}`)
}
