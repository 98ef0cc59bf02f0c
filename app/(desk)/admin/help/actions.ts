'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import * as services from '@/domain/site/help-services'
import { ServiceFields } from './form-fields'

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
