import { and, eq, isNull, like } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { media } from '@/db/schema'
import type { Problem } from '@/lib/result'
import { pictureSettings, type PictureSetting, type Site, type SitePicture } from '@/domain/published/site'

/** Pixels, for the largest icon of a phone and a logo on a sharp screen. */
const minIconSide = 192
const minLogoSide = 48

type Pictures = Partial<Pick<Site, PictureSetting>>

/** Reads facts from the uploads, not from the browser. */
export async function sitePicturesIn(db: Db, changes: Pictures) {
  const pictures: Pictures = {}
  const problems: Problem[] = []
  for (const field of pictureSettings) {
    const picture = changes[field]
    if (!picture) continue
    const upload = await pictureById(db, picture.id)
    const message = upload ? problemOf(field, upload) : 'This picture is no longer there. Choose another one.'
    if (message) problems.push({ message, field })
    else if (upload) pictures[field] = { id: upload.id, width: upload.width, height: upload.height }
  }
  return { pictures, problems }
}

async function pictureById(db: Db, id: string) {
  const [row] = await db
    .select({ id: media.id, width: media.width, height: media.height, people: media.people })
    .from(media)
    .where(and(eq(media.id, id), like(media.type, 'image/%'), isNull(media.trashedAt)))
  const { width, height } = row ?? {}
  return row && width && height ? { ...row, width, height } : undefined
}

function problemOf(field: PictureSetting, { width, height, people }: SitePicture & { people: string | null }) {
  if (people === 'at risk') return 'Somebody in this picture could be put in danger by it. Choose another one.'
  if (field !== 'icon')
    return height < minLogoSide ? `It is ${height} pixels high. A logo needs at least ${minLogoSide}.` : undefined
  if (width !== height) return `It is ${width} × ${height} pixels. An icon is square: crop it in Media first.`
  return width < minIconSide
    ? `It is ${width} × ${height} pixels. An icon needs at least ${minIconSide} × ${minIconSide}.`
    : undefined
}
