import type { ShownConsent } from '@/domain/consents/consent-lists'
import { partialDate } from '@/lib/time/time'

export const consentStateNames: Record<ShownConsent['state'], string> = {
  active: 'Active',
  ending: 'Ends soon',
  ended: 'Ended',
  revoked: 'Revoked',
}

export const consentStateClasses: Record<ShownConsent['state'], string> = {
  active: 'text-live',
  ending: 'text-warn',
  ended: 'text-bad',
  revoked: 'text-bad',
}

export const aboutNames: Record<ShownConsent['about'], string> = {
  adult: 'An adult',
  child: 'A child',
  group: 'A group',
}

export function describeConsent({ state, lastDay }: Pick<ShownConsent, 'state' | 'lastDay'>) {
  const word = consentStateNames[state]
  if (state === 'revoked') return word
  if (!lastDay) return `${word}, without an end`
  return `${word}, last day ${partialDate(lastDay)}`
}
