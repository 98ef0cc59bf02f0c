'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { cropPicture } from '@/domain/files/crops'
import { describeUpload } from '@/domain/files/media-details'
import { restoreUpload, trashUpload } from '@/domain/files/media-trash'
import { replaceUpload } from '@/domain/writing/replacing'
import { done } from '@/lib/result'
import { UploadDetails } from './upload-details'

const id = z.string().max(40)
const UploadRef = z.object({ id })
const pixels = z.coerce.number()
const Crop = z.object({ id, left: pixels, top: pixels, width: pixels, height: pixels })

/**
 * Answers with the values that the form shows now: the next save begins with them. The name is as it may stand in an
 * address.
 */
export const describe = action(UploadDetails, async (actor, { formValues, ...form }) => {
  const described = await describeUpload(actor, form, Date.now())
  return described.ok ? done({ ...described.value, ...formValues, name: described.value.name }) : described
})

export const crop = action(Crop, async (actor, { id, ...part }) => {
  const cropped = await cropPicture(actor, { id, part }, Date.now())
  return cropped.ok ? replaceUpload(actor, { old: id, next: cropped.value.id }, Date.now()) : cropped
})

export const useVersion = action(z.object({ old: id, next: id }), (actor, pair) =>
  replaceUpload(actor, pair, Date.now()),
)

export const trash = action(UploadRef, (actor, { id }) => trashUpload(actor, id, Date.now()))

export const restore = action(UploadRef, (actor, { id }) => restoreUpload(actor, id, Date.now()))
