import sharp from 'sharp'
import { read } from '@/db/connection'
import { isPicture, type PictureType } from '@/lib/files/media-types'
import { refused } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { storeUpload } from './intake'
import { readMaster } from './master'
import { uploadToChange, type Media } from './media'

export type CropArea = { left: number; top: number; width: number; height: number }

const minSide = 32

export async function cropPicture(actor: Actor, { id, part }: { id: string; part: CropArea }, now: number) {
  const uploadCheck = await uploadToChange(read(), actor, id, now)
  if (!uploadCheck.ok) return uploadCheck
  const picture = uploadCheck.value
  if (!isPicture(picture.type)) return refused('Only a picture can be cropped.')
  const problem = partProblem(part, picture)
  if (problem) return refused(problem)
  const master = await readMaster(picture)
  if (!master.ok) return master
  const source = await extractArea(master.value, picture.type, part)
  const details = { people: picture.people, consent: picture.consent, ...focusIn(picture, part) }
  return storeUpload(actor, { source, name: picture.name, replaces: id, known: details, verb: 'cropped' }, now)
}

function partProblem({ left, top, width, height }: CropArea, picture: Media) {
  if (![left, top, width, height].every(Number.isInteger) || left < 0 || top < 0) return 'Choose a part of the picture.'
  if (width < minSide || height < minSide) return `Choose a larger part: at least ${minSide} pixels wide and high.`
  if (left + width > picture.width! || top + height > picture.height!) return 'That part reaches beyond the picture.'
  if (width === picture.width && height === picture.height) return 'That is the whole picture. Choose a part of it.'
}

/** Cuts at nearly full quality, because storing the part encodes it once more. */
async function extractArea(master: Buffer, type: PictureType, part: CropArea) {
  const pixels = sharp(master).keepIccProfile().extract(part)
  if (type === 'image/jpeg') return pixels.jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()
  return type === 'image/webp' ? pixels.webp({ lossless: true }).toBuffer() : pixels.png().toBuffer()
}

function focusIn({ focalX, focalY, width, height }: Media, part: CropArea) {
  if (focalX === null || focalY === null) return { focalX: null, focalY: null }
  const x = (focalX * width! - part.left) / part.width
  const y = (focalY * height! - part.top) / part.height
  const isInside = x >= 0 && x <= 1 && y >= 0 && y <= 1
  return isInside ? { focalX: x, focalY: y } : { focalX: null, focalY: null }
}
