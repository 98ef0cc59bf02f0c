import { iconSizes } from '@/addresses.mjs'
import { machineFile, notFound, publicRoute } from '@/app/(site)/public-route'
import sharp from 'sharp'
import type { SitePicture } from '@/domain/published/site'
import { widthsOf } from '@/lib/files/media-files'
import { readStored } from '@/lib/store/media'

export const icon = publicRoute<{ size: string }>(async ({ params: { size }, frame }) => {
  const { icon } = frame.site
  if (!icon) return notFound()
  if (size === 'ico') return machineFile(await drawOldIcon(icon), 'image/x-icon')
  return iconSizes.includes(Number(size)) ? machineFile(await drawIcon(icon, Number(size)), 'image/png') : notFound()
})

/** Pixels of the icon for phones. It gets a background, since phones draw transparent parts black. */
const minSizeWithGround = 180
const paperColour = '#fcfbf8'

/** Draws an icon from a file that was made at the upload: this process decodes no uploaded bytes. */
async function drawIcon(icon: SitePicture, size: number): Promise<Buffer> {
  const picture = sharp(await readStored(`${icon.id}/${widthFor(icon)}.webp`)).resize(size, size, { fit: 'fill' })
  return (size === minSizeWithGround ? picture.flatten({ background: paperColour }) : picture)
    .png({ effort: 7 })
    .toBuffer()
}

function widthFor({ width }: SitePicture) {
  const widths = widthsOf(width)
  return widths.find((one) => one >= 512) ?? widths.at(-1)!
}

const inOldForm = [32, 48]

/** Draws a `favicon.ico`, for browsers that know only this name. It contains PNGs, which is allowed since 2007. */
async function drawOldIcon(icon: SitePicture): Promise<Buffer> {
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
