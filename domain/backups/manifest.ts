import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { RecordHead } from '@/domain/staff/record/record-head'
import { checksumOf } from '@/lib/files/checksum'

export const manifestName = 'manifest.json'

/** `record`: the newest signed act; `secret`: a mark of the installation's secret. */
const Manifest = z.object({
  format: z.literal(2),
  madeAt: z.iso.datetime(),
  rows: z.record(z.string(), z.number()),
  sums: z.record(z.string(), z.string()),
  record: RecordHead.optional(),
  secret: z.string().optional(),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
})

export type Manifest = z.infer<typeof Manifest>

/** Enough for a million files. */
const maxManifestBytes = 250_000_000

/** Reads a manifest; undefined for anything but a backup of this format. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    const file = join(folder, manifestName)
    if ((await stat(file)).size > maxManifestBytes) return undefined
    const text = await readFile(file, 'utf8')
    return Manifest.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

export async function describeFile(folder: string, path: string) {
  return { path, ...(await checksumOf(join(folder, path))) }
}

export async function filesUnder(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory())
  return files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort()
}
