import sharp from 'sharp'
import { fallbackWidth, widthsOf } from '@/lib/media-files'
import { sha256 } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import type { Prepared } from './storage'

/** The most pixels a picture may have: decoding costs about four bytes each. */
const mostPixels = 50_000_000

const formats = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const

/**
 * A picture as it is kept: upright, without EXIF, XMP and IPTC (places, devices and names), its colour profile in the
 * master only; WebP in every width and one JPEG for readers without WebP.
 */
export async function preparePicture(bytes: Buffer, type: keyof typeof formats): Promise<Result<Prepared>> {
  try {
    const decode = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient()
    const master = await decode().keepIccProfile().toFormat(formats[type]).toBuffer({ resolveWithObject: true })
    const { width, height } = master.info
    const contents: Record<string, Buffer> = { [`master.${formats[type]}`]: master.data }
    for (const target of widthsOf(width)) {
      contents[`${target}.webp`] = await decode().resize({ width: target }).webp({ quality: 80 }).toBuffer()
    }
    const fallback = Math.min(fallbackWidth, width)
    contents[`${fallback}.jpg`] = await decode()
      .resize({ width: fallback })
      .flatten({ background: '#fff' })
      .jpeg({ mozjpeg: true })
      .toBuffer()
    return done({ contents, facts: { bytes: master.data.length, sha256: sha256(master.data), width, height } })
  } catch (error) {
    const tooLarge = error instanceof Error && error.message.includes('pixel limit')
    return refused(
      tooLarge
        ? 'The picture has more than 50 million pixels, the most that can be kept.'
        : 'The picture is damaged and cannot be read.',
    )
  }
}
