'use server'

import { z } from 'zod'
import { id, only, ticked } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import * as services from '@/domain/site/help-services'
import type { HelpServiceInput } from '@/domain/site/help-services'
import { isSiteLanguage } from '@/lib/languages/languages'

const textField = z.string().max(10_000)
const optionalTextField = textField.default('')

/** `id` is the service's id, or the country's for a new service. */
const ServiceFields = z
  .object({
    id,
    name: textField,
    phone: optionalTextField,
    url: optionalTextField,
    hours: optionalTextField,
    about: optionalTextField,
    spoken: optionalTextField,
    isSample: ticked,
    checked: ticked,
  })
  .catchall(textField)
  .transform((form) => ({ ...form, words: wordsIn(form) }))

function wordsIn(fields: Record<string, unknown>) {
  const words: HelpServiceInput['words'] = {}
  for (const [field, value] of Object.entries(fields)) {
    const [, language = '', part = ''] = /^words\.([\w-]+)\.(name|hours|about|spoken)$/.exec(field) ?? []
    if (!isSiteLanguage(language)) continue
    const said = (words[language] ??= { name: '', hours: '', about: '', spoken: '' })
    said[part as keyof typeof said] = String(value)
  }
  return words
}

export const addService = action(ServiceFields, (actor, { id: countryId, ...service }, now) =>
  services.createHelpService(actor, { ...service, countryId }, now),
)

export const changeService = action(ServiceFields, services.changeHelpService)

export const checkService = action(only('id', id), services.checkHelpService)

const by = z.coerce.number().transform((by) => (by < 0 ? -1 : 1))

export const moveService = action(z.object({ id, by }), services.moveHelpService)

export const removeService = action(only('id', id), services.removeHelpService)
