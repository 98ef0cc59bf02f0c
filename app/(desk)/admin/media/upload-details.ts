import { z } from 'zod'
import type { Details } from '@/domain/files/media-details'
import { changedFields, openedWith } from '../settings/form-fields'

const text = z.string().max(20_000)
// A form sends line ends as CRLF.
const words = text.transform((typed) => typed.replace(/\r\n?/g, '\n').trim()).optional()
const share = text.transform((typed) => (typed === '' ? null : Number(typed))).optional()
const people = z
  .enum(['', 'none', 'unrecognisable', 'recognisable', 'at risk'])
  .transform((chosen) => chosen || null)
  .optional()

export const UploadDetails = z
  .object({
    id: z.string().max(40),
    before: text,
    replace: text.optional(),
    picture: z.literal('yes').optional(),
    name: words,
    title: words,
    alt: words,
    caption: words,
    credit: words,
    licence: words,
    consent: words,
    decorative: z.literal('yes').optional(),
    focalX: share,
    focalY: share,
    people,
    confirm: z.literal('yes').optional(),
  })
  .transform(({ id, before, replace, picture, decorative, confirm, ...fields }) => {
    const all: Partial<Details> = picture ? { ...fields, decorative: decorative === 'yes' } : fields
    const opened = openedWith<Details>(before, replace)
    return { id, changes: changedFields(all, opened), opened, confirm: confirm === 'yes', formValues: all }
  })
