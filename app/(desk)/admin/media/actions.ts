'use server'

import { z } from 'zod'
import { only, ticked } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { blurUpload } from '@/domain/files/blurring'
import { cropPicture } from '@/domain/files/crops'
import { describeUpload, type UploadDetailsOf } from '@/domain/files/media-details'
import { restoreUpload, trashUpload } from '@/domain/files/media-trash'
import { beginCorrectedEdition } from '@/domain/writing/begin-corrected-edition'
import { replaceUpload } from '@/domain/writing/replacing'
import type { PictureArea } from '@/lib/files/picture-areas.mjs'
import { done } from '@/lib/result'
import { changedFields, settingsBefore } from '../settings/form-fields'

const textField = z.string().max(20_000)
// A form sends line ends as CRLF.
const linesField = textField.transform((typed) => typed.replace(/\r\n?/g, '\n').trim()).optional()
const shareField = textField.transform((typed) => (typed === '' ? null : Number(typed))).optional()
const peopleField = z
  .enum(['', 'none', 'unrecognisable', 'recognisable', 'at risk'])
  .transform((chosen) => chosen || null)
  .optional()

const UploadDetailsFields = z
  .object({
    id: z.string().max(40),
    before: textField,
    replace: textField.optional(),
    picture: ticked,
    name: linesField,
    title: linesField,
    alt: linesField,
    caption: linesField,
    credit: linesField,
    licence: linesField,
    consent: linesField,
    decorative: ticked,
    focalX: shareField,
    focalY: shareField,
    people: peopleField,
    confirm: ticked,
  })
  .transform(({ id, before, replace, picture, decorative, confirm, ...fields }) => {
    const all: Partial<UploadDetailsOf> = picture ? { ...fields, decorative } : fields
    const opened = settingsBefore<UploadDetailsOf>(before, replace)
    return { id, changes: changedFields(all, opened), opened, confirm, formValues: all }
  })

const id = z.string().max(40)
const UploadRef = only('id', id)
const pixels = z.coerce.number()
const Crop = z.object({ id, left: pixels, top: pixels, width: pixels, height: pixels })

/** Answers with the values that the form shows now, since the next save begins with them. The name is normalised. */
export const saveUploadDetails = action(UploadDetailsFields, async (actor, { formValues, ...form }, now) => {
  const result = await describeUpload(actor, form, now)
  return result.ok ? done({ ...result.value, ...formValues, name: result.value.name }) : result
})

export const saveCrop = action(Crop, async (actor, { id, ...part }, now) => {
  const result = await cropPicture(actor, { id, part }, now)
  return result.ok ? replaceUpload(actor, { old: id, next: result.value.id }, now) : result
})

/** For example “oval 120 80 200 150”: shape, left, top, width and height in pixels. */
const AreaField = z
  .string()
  .regex(/^(oval|rectangle)( \d{1,5}){4}$/)
  .transform((text) => {
    const [shape, ...sides] = text.split(' ')
    const [left, top, width, height] = sides.map(Number) as [number, number, number, number]
    return { shape: shape as PictureArea['shape'], left, top, width, height }
  })
/** A form with one field of a name sends no list. */
const listField = <S extends z.ZodType>(schema: S) =>
  z.preprocess((sent) => [sent ?? []].flat(), z.array(schema).max(1_000))
const BlurFields = z.object({ id, seen: z.string().max(64), areas: listField(AreaField), alsoIds: listField(id) })

export const saveBlur = action(BlurFields, blurUpload)

export const replaceWithVersion = action(z.object({ old: id, next: id }), replaceUpload)

export const trashUploadAction = action(UploadRef, trashUpload)

export const restoreUploadAction = action(UploadRef, restoreUpload)

export const startCorrectedText = action(UploadRef, beginCorrectedEdition)
