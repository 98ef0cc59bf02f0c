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
  const result = await describeUpload(actor, form, Date.now())
  return result.ok ? done({ ...result.value, ...formValues, name: result.value.name }) : result
})

export const crop = action(Crop, async (actor, { id, ...part }) => {
  const result = await cropPicture(actor, { id, part }, Date.now())
  return result.ok ? replaceUpload(actor, { old: id, next: result.value.id }, Date.now()) : result
})

export const useVersion = action(z.object({ old: id, next: id }), (actor, pair) =>
  replaceUpload(actor, pair, Date.now()),
)

export const trash = action(UploadRef, (actor, { id }) => trashUpload(actor, id, Date.now()))

export const restore = action(UploadRef, (actor, { id }) => restoreUpload(actor, id, Date.now()))
