import sharp from 'sharp'
import { fallbackWidth, smallWidthsOf, widthsOf } from '@/lib/media-files'
import type { PreparedUpload } from '../storage'
import type { Pixels } from './read'

/** Effort of the WebP encoder, of 6: a printed page becomes 5 % larger than with 4, in a quarter of the time. */
const effort = 2

/** The picture of a document's first page, in the widths of any picture: from pixels, so that no decoder meets a stranger's file. */
export async function coverFiles({ width, height, data }: Pixels): Promise<PreparedUpload['contents']> {
  const pixels = () => sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#fff' })
  const contents: PreparedUpload['contents'] = {}
  for (const target of [...smallWidthsOf(width), ...widthsOf(width)])
    contents[`${target}.webp`] = await pixels().resize({ width: target }).webp({ quality: 80, effort }).toBuffer()
  const fallback = Math.min(fallbackWidth, width)
  contents[`${fallback}.jpg`] = await pixels().resize({ width: fallback }).jpeg().toBuffer()
  return contents
}
