'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import * as services from '@/domain/site/help-services'
import type { HelpServiceInput } from '@/domain/site/help-services'
import { isLanguage } from '@/lib/languages/languages'

const text = z.string().max(10_000)
const optional = text.default('')
const ticked = z.literal('on').optional()

/** `id` is that of the service, or for a new one that of its country. */
const ServiceFields = z
  .object({
    id: z.coerce.number().int(),
    name: text,
    phone: optional,
    url: optional,
    hours: optional,
    about: optional,
    spoken: optional,
    isSample: ticked,
    checked: ticked,
  })
  .catchall(text)
  .transform(({ id, name, phone, url, hours, about, spoken, isSample, checked, ...others }) => ({
    id,
    name,
    phone,
    url,
    hours,
    about,
    spoken,
    isSample: isSample === 'on',
    checked: checked === 'on',
    words: wordsIn(others),
  }))

/** The form sends words in other languages as `words.km.name`. */
function wordsIn(fields: Record<string, string>) {
  const words: HelpServiceInput['words'] = {}
  for (const [field, value] of Object.entries(fields)) {
    const [, language = '', part = ''] = /^words\.(\w+)\.(name|hours|about|spoken)$/.exec(field) ?? []
    if (!isLanguage(language)) continue
    const said = (words[language] ??= { name: '', hours: '', about: '', spoken: '' })
    said[part as keyof typeof said] = value
  }
  return words
}

const id = z.coerce.number().int()

export const addService = action(ServiceFields, (actor, { id: countryId, ...service }) =>
  services.createHelpService(actor, { ...service, countryId }, Date.now()),
)

export const changeService = action(ServiceFields, (actor, service) =>
  services.changeHelpService(actor, service, Date.now()),
)

export const checkService = action(z.object({ id }), (actor, form) =>
  services.checkHelpService(actor, form.id, Date.now()),
)

const Move = z.object({ id, by: z.coerce.number() })

export const moveService = action(Move, (actor, form) =>
  services.moveHelpService(actor, { id: form.id, by: form.by < 0 ? -1 : 1 }, Date.now()),
)

export const removeService = action(z.object({ id }), (actor, form) =>
  services.removeHelpService(actor, form.id, Date.now()),
)
