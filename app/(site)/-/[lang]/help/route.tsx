import { entryAnswer } from '@/app/(site)/item'
import { document, publicRoute } from '@/app/(site)/public-route'
import { HelpStart } from '@/components/site/help/help-pages'
import { helpCountries } from '@/domain/published/help'

// Without services, the address may be that of an ordinary page.
export const GET = publicRoute(async (request) => {
  const countries = await helpCountries()
  if (countries.length === 0) return entryAnswer(request)
  return document(<HelpStart frame={request.frame} countries={countries} />, { noReferrer: true })
})
