import sharp from 'sharp'
import { fallbackWidth, widthsOf } from '@/lib/media-files'
import type { PreparedUpload } from '../storage'
import type { Pixels } from './read'

/** Of six: a page of print is a twentieth larger than with four, and takes a quarter of the time. */
const effort = 2

/** The picture of a document's first page, in the widths of any picture: from pixels, so that no decoder meets a stranger's file. */
export async function coverFiles({ width, height, data }: Pixels): Promise<PreparedUpload['contents']> {
  const drawn = () => sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#fff' })
  const contents: PreparedUpload['contents'] = {}
  for (const target of widthsOf(width))
    contents[`${target}.webp`] = await drawn().resize({ width: target }).webp({ quality: 80, effort }).toBuffer()
  const fallback = Math.min(fallbackWidth, width)
  contents[`${fallback}.jpg`] = await drawn().resize({ width: fallback }).jpeg().toBuffer()
  return contents
}
