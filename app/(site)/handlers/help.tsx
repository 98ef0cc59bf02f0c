import { entryAnswer } from '@/app/(site)/item'
import { document, publicRoute, redirectOrNotFound } from '@/app/(site)/public-route'
import { HelpStart, HelpInCountry, NoHelpThere } from '@/components/site/help/help-pages'
import { helpCountries } from '@/domain/published/help'

// Without services, an ordinary page may have this address.
export const help = publicRoute(async (request) => {
  const countries = await helpCountries()
  if (countries.length === 0) return entryAnswer(request)
  return document(<HelpStart frame={request.frame} countries={countries} />, { noReferrer: true })
})

export const helpIn = publicRoute<{ slug: string }>(async (request) => {
  const { at, frame, params } = request
  const countries = await helpCountries()
  const country = countries.find(({ slug }) => slug === params.slug)
  if (country)
    return document(<HelpInCountry frame={frame} country={country} countries={countries} now={at} />, {
      noReferrer: true,
    })
  const entry = await entryAnswer(request)
  const answer = entry.is === 'missing' ? await redirectOrNotFound(request) : entry
  if (answer.is !== 'missing' || countries.length === 0) return answer
  // A country without services gets the answer of an unknown country, so that drafts stay secret.
  return { ...document(<NoHelpThere frame={frame} countries={countries} />, { noReferrer: true }), status: 404 }
})
