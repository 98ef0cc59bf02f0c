import sharp from 'sharp'
import type { SitePicture } from '@/domain/published/site'
import { widthsOf } from '@/lib/files/media-files'
import { readStored } from '@/lib/store/whole'

/** The icon as phones show it, on a ground of their own: what can be seen through would be black there. */
const withGround = 180
const paper = '#fcfbf8'

/**
 * The icon of the site as a PNG of `size` pixels. It is made of a file that was drawn when the picture came, so that nothing which a
 * stranger made is opened here.
 */
export async function drawIcon(icon: SitePicture, size: number): Promise<Buffer> {
  const picture = sharp(await readStored(`${icon.id}/${widthFor(icon)}.webp`)).resize(size, size, { fit: 'fill' })
  return (size === withGround ? picture.flatten({ background: paper }) : picture).png({ effort: 7 }).toBuffer()
}

/** Wide enough for the largest icon, if the picture is. */
function widthFor({ width }: SitePicture) {
  const widths = widthsOf(width)
  return widths.find((one) => one >= 512) ?? widths.at(-1)!
}

const inOldForm = [32, 48]

/** The icon as browsers ask for it that know `/favicon.ico` alone: a head, and PNGs, which may stand in it since 2007. */
export async function drawOldIcon(icon: SitePicture): Promise<Buffer> {
  const pictures = await Promise.all(inOldForm.map((size) => drawIcon(icon, size)))
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let at = head.length
  pictures.forEach((picture, n) => {
    const entry = 6 + 16 * n
    head.writeUInt8(inOldForm[n]!, entry)
    head.writeUInt8(inOldForm[n]!, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(picture.length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += picture.length
  })
  return Buffer.concat([head, ...pictures])
}
