import type { Actor } from '@/domain/staff/actor'
import { createHelpService, type HelpServiceInput } from '@/domain/site/help-services'
import { got } from './newsroom'

/** Returns the words about a service that helps people; nothing of it exists. */
export function serviceInput(changes: Partial<HelpServiceInput> = {}): HelpServiceInput {
  return {
    name: 'A helpline',
    phone: '+95 1 555 000',
    url: 'https://help.example/',
    hours: 'Every day',
    about: 'Somebody listens.',
    spoken: 'Burmese',
    words: {},
    isSample: false,
    ...changes,
  }
}

export async function addService(actor: Actor, countryId: number, changes: Partial<HelpServiceInput> = {}, now = 0) {
  return got(await createHelpService(actor, { ...serviceInput(changes), countryId }, now)).id
}
