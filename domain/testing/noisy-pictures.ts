import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect } from 'vitest'
import { env } from '@/lib/process/env'
import { sha256 } from '@/lib/keys/random'
import { mediaRoot } from '@/lib/store/media'
import { filesByAge } from '@/domain/care/fixity'
import type { PictureArea } from '@/domain/files/blurring'
import { storeUpload } from '@/domain/files/intake'
import type { Media } from '@/domain/files/media'
import type { Actor } from '@/domain/staff/actor'
import { got } from './newsroom'

export const noiseSize = { width: 400, height: 300 }

/** An area across the middle of the picture. */
export const band: PictureArea = { shape: 'rectangle', left: 0, top: 100, width: 400, height: 100 }

/** A picture in which no two places are alike. */
export function noise(format: 'jpeg' | 'png' | 'webp' = 'jpeg', seed = 1) {
  let state = seed
  const pixels = Buffer.from(Array.from({ length: 400 * 300 * 3 }, () => (state = (state * 48271) % 2147483647) >> 8))
  return sharp(pixels, { raw: { ...noiseSize, channels: 3 } })
    .toFormat(format)
    .toBuffer()
}

type More = { replaces?: string; keepBoth?: boolean; seed?: number }

export async function noisyUpload(who: Actor, name = 'a.jpg', { seed, ...more }: More = {}) {
  return got(await storeUpload(who, { source: await noise('jpeg', seed), name, ...more }, 1))
}

export const blurring = ({ id, sha256: seen }: Media, areas = [band]) => ({ id, seen, areas })

export const filesOf = (id: string) => readdirSync(join(mediaRoot(), id)).sort()
export const bytesOf = (id: string, name: string) => readFileSync(join(mediaRoot(), id, name))

/** Bytes from the middle of each file of an upload, about the middle of the picture. */
export const middlesOf = (id: string) =>
  filesOf(id).map((name) => {
    const bytes = bytesOf(id, name)
    return bytes.subarray(bytes.length / 2, bytes.length / 2 + 40)
  })

/** Counts how many of these bytes are anywhere in the data directory. */
export function countFound(needles: Buffer[]) {
  const entries = readdirSync(env().dataDir, { recursive: true, withFileTypes: true })
  const contents = entries
    .filter((entry) => entry.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name)))
  return needles.filter((needle) => contents.some((bytes) => bytes.includes(needle))).length
}

/** Expects every file of an upload to match its row and to be public. */
export async function expectWhole(id: string) {
  const rows = (await filesByAge()).filter(({ mediaId }) => mediaId === id)
  expect(rows.map(({ name }) => name).sort()).toEqual(filesOf(id))
  for (const { name, bytes, sha256: sum, problem } of rows) {
    expect([sha256(bytesOf(id, name)), bytesOf(id, name).length]).toEqual([sum, bytes])
    expect(problem).toBeNull()
  }
}
